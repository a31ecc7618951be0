"""functools.lru_cache without its C half, which is there in Python as well.

Each call through the C half takes a piece of the browser's own small stack: a memoised function some 350 calls deep, nothing unusual,
broke the whole interpreter. Written in Python it takes a frame of Python for each call instead, which counts against the limit of
recursion; so once a program memoises, that limit holds as many frames more.
"""

import functools, operator, sys, types

MOST = 2**31 - 1
set_frames, get_frames = sys.setrecursionlimit, sys.getrecursionlimit
frames_per_call = 1


def use():
    code = next(
        part
        for part in functools.__loader__.get_code("functools").co_consts
        if isinstance(part, types.CodeType) and part.co_name == "_lru_cache_wrapper"
    )
    written_out = types.FunctionType(code, vars(functools), code.co_name)

    def remember(*arguments):
        allow_frames()
        return written_out(*arguments)

    functools._lru_cache_wrapper = remember
    sys.setrecursionlimit = set_limit
    sys.getrecursionlimit = get_limit


def allow_frames():
    global frames_per_call
    limit = get_limit()
    frames_per_call = 2
    set_limit(limit)


def set_limit(limit, /):
    limit = operator.index(limit)
    # A number that Python refuses stays one.
    set_frames(min(limit * frames_per_call, max(limit, MOST)))


def get_limit():
    return get_frames() // frames_per_call
