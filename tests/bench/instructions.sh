#!/bin/sh
# Instructions per unit of work, counted by callgrind: each driver runs at two sizes and
# the difference is divided, so that start-up and set-up cancel out.
# usage: instructions.sh <folder of the built programs>
# With SHARDSCOPE_BENCH_REPORT set, each row is also appended to that file, tab-separated.
set -eu

if [ $# -ne 1 ]; then
    echo "usage: $0 <folder of the built programs>" >&2
    exit 2
fi
bin=$1

count() { # program and arguments -> instructions
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null |
        sed -n 's/.*Collected : \([0-9]*\).*/\1/p'
}

measure() { # name, limit, small size, large size, program, arguments before the size
    name=$1 limit=$2 small=$3 large=$4 program=$5
    shift 5
    if [ ! -x "$bin/$program" ]; then
        printf '%-44s | %9s | %9s | %s\n' "$name" "<= $limit" - "not built"
        return
    fi
    few=$(count "$bin/$program" "$@" "$small")
    many=$(count "$bin/$program" "$@" "$large")
    if [ -z "$few" ] || [ -z "$many" ]; then
        printf '%-44s | %9s | %9s | %s\n' "$name" "<= $limit" - "not run"
        return
    fi
    each=$(awk "BEGIN { printf \"%.1f\", ($many - $few) / ($large - $small) }")
    verdict=$(awk "BEGIN { print ($each <= $limit) ? \"MET\" : \"NOT MET\" }")
    printf '%-44s | %9s | %9s | %s\n' "$name" "<= $limit" "$each" "$verdict"
    if [ -n "${SHARDSCOPE_BENCH_REPORT:-}" ]; then
        printf 'Instructions\t%s\t<= %s\t%s\t%s\n' "$name" "$limit" "$each" "$verdict" >>"$SHARDSCOPE_BENCH_REPORT"
    fi
}

printf '%-44s | %9s | %9s | %s\n' "Instructions (callgrind)" target measured "met?"
measure "MD5 of one 16-byte key" 967 40960 204800 count_hash one
measure "MD5 per 16-byte key, batch, baseline" 300 40960 204800 count_hash baseline
measure "MD5 per 16-byte key, batch, AVX2" 170 40960 204800 count_hash avx2
measure "record put and read by three consumers" 150 800000 1600000 count_engine 1000
