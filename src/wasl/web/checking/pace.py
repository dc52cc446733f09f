"""How often one address may ask: enough for people with a pile of papers, too little for guessing codes."""

import hashlib

from django.core.cache import cache
from django.http import HttpRequest

ASKED_AT_MOST, SECONDS = 30, 60


def too_fast(request: HttpRequest) -> bool:
    """Count one question of the request's address; True once it asked more than 30 times within the minute.

    The address is kept only as a hash and only for the minute.
    """
    # Behind a proxy of ours the server has put the asker's own address here; what others forward it drops.
    address = request.META.get("REMOTE_ADDR", "")
    key = "check-receipt:" + hashlib.sha256(address.encode()).hexdigest()
    if cache.add(key, 1, timeout=SECONDS):
        return False
    try:
        return int(cache.incr(key)) > ASKED_AT_MOST
    except ValueError:  # It expired in between: a new minute begins.
        cache.add(key, 1, timeout=SECONDS)
        return False
