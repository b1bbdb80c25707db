"""A lexicon of two occupations, with a blocker, a condition and an ambiguous term."""

from __future__ import annotations

SMALL = """\
family\t缝制\t制造
family\t看管\t服务
occupation\tsewer\t缝纫工\t缝制\t6-05-01-03\t缝纫机工\t车位 电车\t踩电车\t缝纫
occupation\tguard\t保安员\t看管\t\t保安\t看门\t睇门口 电车\tqc巡逻
block\t停车位 保安全
context\t缝纫\t厂\t家用
"""
