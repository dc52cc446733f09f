"""Sheets of people, as offices keep them: any order of columns, headings in Arabic, French or English, names in either
script, dates as people write them. Read, compared with themselves, and given back marked.
"""
