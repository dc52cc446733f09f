"""The journal: auditors only."""

ADDRESSES = [{"name": "audit", "roles": {"auditor"}, "methods": {"GET"}}]
