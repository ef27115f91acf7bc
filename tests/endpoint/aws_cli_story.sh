#!/usr/bin/env bash
# What a person does at the command line with a stream, told to the AWS CLI. Debian's: the one of another Python may be
# first in the path.
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
readonly here
readonly bin=${SHARDSCOPE_BIN:-$here/../../build/release/bin} cli=/usr/bin/aws
readonly account='under account 123456789012'

# Nothing of the person's own: neither credentials, nor profiles, nor a proxy between here and here.
export AWS_ACCESS_KEY_ID=story AWS_SECRET_ACCESS_KEY=story AWS_DEFAULT_REGION=us-east-1 AWS_CONFIG_FILE=/dev/null
export AWS_SHARED_CREDENTIALS_FILE=/dev/null AWS_EC2_METADATA_DISABLED=true NO_PROXY=127.0.0.1 no_proxy=127.0.0.1

say() { printf '%4d s  %s\n' "$SECONDS" "$*"; }
fail() { say "FAILED: $*"; exit 1; }
expect() { [[ $2 == "$3" ]] || fail "$1: expected '$3', got '$2'"; }

coproc server { exec "$bin/shardscope-cli" serve --port 0 --timings instant; }
readonly serverId=$server_PID # bash forgets its own when the server has ended
trap 'kill -KILL "$serverId" 2>/dev/null || true' EXIT
IFS= read -r first <&"${server[0]}" || fail "the endpoint: expected 'Listening on http://...', got nothing"
[[ $first == 'Listening on http://'* ]] || fail "the endpoint: expected 'Listening on http://...', got '$first'"
url=${first#Listening on } url=${url%% *}

kinesis() { "$cli" --endpoint-url "$url" --output text kinesis "$@"; }
refusal() { kinesis "$@" 2>&1 >/dev/null | sed '/^$/d' || true; }

readonly absent="An error occurred (ResourceNotFoundException) when calling the DescribeStreamSummary operation: \
Stream clicks $account not found."

expect 'a stream that is not there' "$(refusal describe-stream-summary --stream-name clicks)" "$absent"
kinesis create-stream --stream-name clicks --shard-count 2
expect 'the streams' "$(kinesis list-streams --query StreamNames)" clicks
expect 'the shards' "$(kinesis list-shards --stream-name clicks --query 'Shards[].ShardId')" \
  $'shardId-000000000000\tshardId-000000000001'
say 'created and listed a stream of two shards'

expect 'where a record goes' "$(kinesis put-record --stream-name clicks --partition-key a --cli-binary-format raw-in-base64-out \
  --data hello --query ShardId)" shardId-000000000000
iterator=$(kinesis get-shard-iterator --stream-name clicks --shard-id shardId-000000000000 \
  --shard-iterator-type TRIM_HORIZON --query ShardIterator)
expect 'what is read, in base64' "$(kinesis get-records --shard-iterator "$iterator" --query 'Records[].Data')" aGVsbG8=
say 'wrote a record and read it'

kinesis split-shard --stream-name clicks --shard-to-split shardId-000000000000 \
  --new-starting-hash-key 85070591730234615865843651857942052864
expect 'the parents' "$(kinesis list-shards --stream-name clicks --query 'Shards[].ParentShardId')" \
  $'shardId-000000000000\tshardId-000000000000'
kinesis add-tags-to-stream --stream-name clicks --tags team=web
expect 'the tags' "$(kinesis list-tags-for-stream --stream-name clicks --query 'Tags[].[Key,Value]')" $'team\tweb'
say 'split a shard and tagged the stream'

kinesis delete-stream --stream-name clicks
expect 'the stream after all' "$(refusal describe-stream-summary --stream-name clicks)" "$absent"
say 'deleted it'

kill -TERM "$serverId"
verdict=0
wait "$serverId" || verdict=$?
expect "the endpoint's exit code after SIGTERM" "$verdict" 0
