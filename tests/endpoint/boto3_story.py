#!/usr/bin/python3 -B
"""What a Python program does with a stream from its creation to its end, told to boto3.

The interpreter is Debian's: another has no boto3 of Debian's.
"""

import datetime
import math

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from served import expect, fail, pause, say, serving, until

STREAM = "clicks"
ARN = f"arn:aws:kinesis:us-east-1:123456789012:stream/{STREAM}"
ACCOUNT = "under account 123456789012"
MOST = 2 ** 128 - 1


def client_of(url, attempts=10):
    return boto3.client("kinesis", endpoint_url=url,
                        config=Config(retries={"mode": "standard", "max_attempts": attempts}))


def expect_refusal(what, call, code, message=None):
    try:
        answer = call()
    except ClientError as refusal:
        error = refusal.response["Error"]
        expect(f"{what}: code", error["Code"], code)
        if message is not None:
            expect(f"{what}: message", error["Message"], message)
        return
    fail(f"{what}: expected {code}, got {answer!r}")


def summary(kinesis, stream=STREAM):
    return kinesis.describe_stream_summary(StreamName=stream)["StreamDescriptionSummary"]


def until_active(kinesis):
    until("the stream", lambda: summary(kinesis)["StreamStatus"], "ACTIVE")


def open_shards(kinesis):
    shards = kinesis.list_shards(StreamName=STREAM)["Shards"]
    return [s["ShardId"] for s in shards if "EndingSequenceNumber" not in s["SequenceNumberRange"]]


def iterator(kinesis, shard, kind, **start):
    return kinesis.get_shard_iterator(StreamName=STREAM, ShardId=shard, ShardIteratorType=kind,
                                      **start)["ShardIterator"]


def read(kinesis, start):
    """The records from an iterator on, up to the end of the shard or the present, and the last answer."""
    records = []
    while True:
        answer = kinesis.get_records(ShardIterator=start)
        records += answer["Records"]
        if "NextShardIterator" not in answer or (not answer["Records"] and answer["MillisBehindLatest"] == 0):
            return records, answer
        start = answer["NextShardIterator"]


def texts(records):
    return [record["Data"].decode() for record in records]


def writing(kinesis):
    """Shards refuse what is above their limits; a program sends it again until all is stored."""
    kinesis.create_stream(StreamName=STREAM, ShardCount=2)
    until_active(kinesis)

    # The shard's bucket holds 1 MiB, and this is twice as much in one call.
    waiting = [{"Data": f"{i:04}".encode() * 1_000, "PartitionKey": "a"} for i in range(500)]
    calls = 0
    while waiting:
        answer = kinesis.put_records(StreamName=STREAM, Records=waiting)
        calls += 1
        expect("as many results as records", len(answer["Records"]), len(waiting))
        refused = [(record, result) for record, result in zip(waiting, answer["Records"]) if "ErrorCode" in result]
        expect("FailedRecordCount", answer["FailedRecordCount"], len(refused))
        if calls == 1:
            expect("stored at once", len(waiting) - len(refused), 2 ** 20 // 4_001)
        for _, result in refused:
            expect("a refused record's code", result["ErrorCode"], "ProvisionedThroughputExceededException")
            expect("a refused record's message", result["ErrorMessage"],
                   f"Rate exceeded for shard shardId-000000000000 in stream {STREAM} {ACCOUNT}.")
        waiting = [record for record, _ in refused]
        if waiting:
            pause()
    say(f"wrote 500 records of 4 KB to one shard in {calls} calls, sending again what was refused")

    # The second MB finds no room in the shard's second, unless this machine takes a second to send it.
    for i in range(20):
        put = kinesis.put_record(StreamName=STREAM, Data=b"x" * 1_000_000, PartitionKey="b")
        retries = put["ResponseMetadata"]["RetryAttempts"]
        if retries > 0:
            break
    if retries == 0:
        fail("retries of boto3's own: expected some among 20 MB in a row, got none")
    say(f"wrote {i + 1} MB in a row to the other shard; boto3 itself tried the last one {retries + 1} times")

    found, _ = read(kinesis, iterator(kinesis, "shardId-000000000000", "TRIM_HORIZON"))
    expect("each record once", sorted(record[:4] for record in texts(found)), [f"{i:04}" for i in range(500)])
    say("read all of them back")


def changing(kinesis):
    """What takes time is seen to take it; other changes have to wait."""
    def expect_status(stream, status):
        expect(f"the stream {stream}", summary(kinesis, stream)["StreamStatus"], status)

    kinesis.create_stream(StreamName=STREAM, ShardCount=2)
    expect_status(STREAM, "CREATING")
    split = {"StreamName": "to-split", "ShardToSplit": "shardId-000000000000", "NewStartingHashKey": str(2 ** 127)}
    kinesis.split_shard(**split)
    expect_status("to-split", "UPDATING")
    expect_refusal("a split during a split", lambda: kinesis.split_shard(**split), "ResourceInUseException")
    kinesis.start_stream_encryption(StreamName="to-encrypt", EncryptionType="KMS", KeyId="alias/aws/kinesis")
    expect_status("to-encrypt", "UPDATING")
    kinesis.delete_stream(StreamName="to-delete")
    expect_status("to-delete", "DELETING")
    say("caught streams in the middle of a creation, a split, an encryption and a deletion")


def describing(kinesis):
    expect_refusal("a stream that is not there", lambda: summary(kinesis), "ResourceNotFoundException",
                   f"Stream {STREAM} {ACCOUNT} not found.")
    kinesis.create_stream(StreamName=STREAM, ShardCount=2)
    until_active(kinesis)
    expect_refusal("a second of the name", lambda: kinesis.create_stream(StreamName=STREAM, ShardCount=1),
                   "ResourceInUseException")
    told = summary(kinesis)
    expect("its ARN", told["StreamARN"], ARN)
    expect("its open shards", told["OpenShardCount"], 2)
    expect("its retention", told["RetentionPeriodHours"], 24)
    age = abs((datetime.datetime.now(datetime.timezone.utc) - told["StreamCreationTimestamp"]).total_seconds())
    if age > 3_600:
        fail(f"its creation: expected about now, got {told['StreamCreationTimestamp']}")
    described = kinesis.describe_stream(StreamName=STREAM)["StreamDescription"]
    half = (MOST + 1) // 2
    expect("its hash ranges", [(int(s["HashKeyRange"]["StartingHashKey"]), int(s["HashKeyRange"]["EndingHashKey"]))
                               for s in described["Shards"]], [(0, half - 1), (half, MOST)])
    expect("more shards", described["HasMoreShards"], False)
    expect("the streams", kinesis.list_streams()["StreamNames"], [STREAM])
    expect("its shards, listed", open_shards(kinesis), ["shardId-000000000000", "shardId-000000000001"])
    expect("the account's open shards", kinesis.describe_limits()["OpenShardCount"], 2)
    say("created, described and listed a stream of two shards")


def reading(kinesis):
    first = kinesis.put_record(StreamName=STREAM, Data=b"first", PartitionKey="a")
    expect("the shard of key a", first["ShardId"], "shardId-000000000000")
    other = kinesis.put_record(StreamName=STREAM, Data=b"other", PartitionKey="a", ExplicitHashKey=str(MOST))
    expect("the shard of the greatest hash", other["ShardId"], "shardId-000000000001")
    many = kinesis.put_records(StreamName=STREAM, Records=[{"Data": str(i).encode(), "PartitionKey": "a"}
                                                           for i in range(10)])
    expect("refused", many["FailedRecordCount"], 0)
    numbers = [int(first["SequenceNumber"])] + [int(r["SequenceNumber"]) for r in many["Records"]]
    expect("sequence numbers in order", numbers, sorted(numbers))

    shard, all_texts = first["ShardId"], ["first"] + [str(i) for i in range(10)]
    latest = iterator(kinesis, shard, "LATEST")
    records, answer = read(kinesis, iterator(kinesis, shard, "TRIM_HORIZON"))
    expect("TRIM_HORIZON", texts(records), all_texts)
    expect("behind at the end", answer["MillisBehindLatest"], 0)
    third = str(numbers[2])
    expect("AT_SEQUENCE_NUMBER", texts(read(kinesis, iterator(kinesis, shard, "AT_SEQUENCE_NUMBER",
                                                              StartingSequenceNumber=third))[0]), all_texts[2:])
    expect("AFTER_SEQUENCE_NUMBER", texts(read(kinesis, iterator(kinesis, shard, "AFTER_SEQUENCE_NUMBER",
                                                                 StartingSequenceNumber=third))[0]), all_texts[3:])
    # This client sends whole seconds.
    second = math.floor(records[-1]["ApproximateArrivalTimestamp"].timestamp())
    expect("AT_TIMESTAMP", texts(read(kinesis, iterator(kinesis, shard, "AT_TIMESTAMP", Timestamp=second))[0]),
           texts(r for r in records if r["ApproximateArrivalTimestamp"].timestamp() >= second))
    kinesis.put_record(StreamName=STREAM, Data=b"last", PartitionKey="a", SequenceNumberForOrdering=str(numbers[-1]))
    expect("LATEST", texts(read(kinesis, latest)[0]), ["last"])
    expect_refusal("an iterator that is none", lambda: kinesis.get_records(ShardIterator="none"),
                   "InvalidArgumentException", "Invalid ShardIterator.")
    expect_refusal("AT_SEQUENCE_NUMBER without one", lambda: iterator(kinesis, shard, "AT_SEQUENCE_NUMBER"),
                   "InvalidArgumentException")
    expect_refusal("a shard that is not there", lambda: iterator(kinesis, "shardId-000000000009", "LATEST"),
                   "ResourceNotFoundException", f"Shard shardId-000000000009 in stream {STREAM} {ACCOUNT} does not exist")
    say("wrote 13 records and read them from all five iterator types")


def resharding(kinesis):
    split = {"StreamName": STREAM, "ShardToSplit": "shardId-000000000000", "NewStartingHashKey": str(2 ** 126)}
    kinesis.split_shard(**split)
    until_active(kinesis)
    shards = kinesis.list_shards(StreamName=STREAM)["Shards"]
    expect("the children's parents", [s.get("ParentShardId") for s in shards],
           [None, None, "shardId-000000000000", "shardId-000000000000"])
    records, end = read(kinesis, iterator(kinesis, "shardId-000000000000", "TRIM_HORIZON"))
    expect("read through", len(records), 12)
    expect("an iterator after the end", "NextShardIterator" in end, False)
    children = sorted(child["ShardId"] for child in end["ChildShards"])
    expect("the children at the end", children, ["shardId-000000000002", "shardId-000000000003"])
    child = kinesis.put_record(StreamName=STREAM, Data=b"child", PartitionKey="a")["ShardId"]
    expect("where key a goes now", child, "shardId-000000000002")
    expect("the child's records", texts(read(kinesis, iterator(kinesis, child, "TRIM_HORIZON"))[0]), ["child"])
    expect_refusal("a split of a closed shard", lambda: kinesis.split_shard(**split), "InvalidArgumentException")
    say("split a shard, read it through and went on in its child")

    kinesis.merge_shards(StreamName=STREAM, ShardToMerge=children[0], AdjacentShardToMerge=children[1])
    until_active(kinesis)
    merged = kinesis.list_shards(StreamName=STREAM)["Shards"][-1]
    expect("the merged shard's parents", (merged["ParentShardId"], merged["AdjacentParentShardId"]), tuple(children))
    expect("open shards", open_shards(kinesis), ["shardId-000000000001", "shardId-000000000004"])
    update = kinesis.update_shard_count(StreamName=STREAM, TargetShardCount=4, ScalingType="UNIFORM_SCALING")
    expect("the update", (update["CurrentShardCount"], update["TargetShardCount"]), (2, 4))
    until_active(kinesis)
    expect("open shards after it", summary(kinesis)["OpenShardCount"], 4)
    say("merged the children, and made four shards of two")


def registering(kinesis):
    def consumer():
        return kinesis.describe_stream_consumer(StreamARN=ARN, ConsumerName="reader")["ConsumerDescription"]

    registered = kinesis.register_stream_consumer(StreamARN=ARN, ConsumerName="reader")["Consumer"]
    expect("the consumer at first", registered["ConsumerStatus"], "CREATING")
    until("the consumer", lambda: consumer()["ConsumerStatus"], "ACTIVE")
    expect("its ARN", consumer()["ConsumerARN"], registered["ConsumerARN"])
    expect("the consumers", [c["ConsumerName"] for c in kinesis.list_stream_consumers(StreamARN=ARN)["Consumers"]],
           ["reader"])
    expect_refusal("a second of the name", lambda: kinesis.register_stream_consumer(
        StreamARN=ARN, ConsumerName="reader"), "ResourceInUseException")
    expect_refusal("a deletion with a consumer", lambda: kinesis.delete_stream(StreamName=STREAM),
                   "ResourceInUseException")
    kinesis.deregister_stream_consumer(ConsumerARN=registered["ConsumerARN"])
    until("the consumers", lambda: kinesis.list_stream_consumers(StreamARN=ARN)["Consumers"], [])
    say("registered a consumer and deregistered it")


def subscribing(kinesis):
    """A subscription ends after five minutes, and the next one goes on where it ended."""
    def put(text):
        return kinesis.put_record(StreamName=STREAM, Data=text.encode(), PartitionKey="a")["ShardId"]

    kinesis.create_stream(StreamName=STREAM, ShardCount=1)
    until_active(kinesis)
    arn = kinesis.register_stream_consumer(StreamARN=ARN, ConsumerName="reader")["Consumer"]["ConsumerARN"]
    until("the consumer", lambda: kinesis.describe_stream_consumer(ConsumerARN=arn)
          ["ConsumerDescription"]["ConsumerStatus"], "ACTIVE")
    shard = put("begin")
    stream = kinesis.subscribe_to_shard(ConsumerARN=arn, ShardId=shard, StartingPosition={"Type": "TRIM_HORIZON"})
    got, events, last = [], 0, None
    for event in stream["EventStream"]:
        events += 1
        told = event["SubscribeToShardEvent"]
        got += texts(told["Records"])
        last = told["ContinuationSequenceNumber"]
        if events == 1:
            put("middle")
    expect("the subscription's records", got, ["begin", "middle"])
    put("end")
    say(f"subscribed until the subscription ended, after {events} events")

    stream = kinesis.subscribe_to_shard(ConsumerARN=arn, ShardId=shard, StartingPosition={
        "Type": "AFTER_SEQUENCE_NUMBER", "SequenceNumber": last})
    renewed = []
    for event in stream["EventStream"]:
        renewed += texts(event["SubscribeToShardEvent"]["Records"])
        if renewed:
            break
    stream["EventStream"].close()
    expect("the renewed subscription's records", renewed, ["end"])
    records, _ = read(kinesis, iterator(kinesis, shard, "TRIM_HORIZON"))
    times = {text: record["ApproximateArrivalTimestamp"] for text, record in zip(texts(records), records)}
    lasted = (times["end"] - times["begin"]).total_seconds()
    # The calls at its beginning and its end take virtual time too.
    if not 300 <= lasted <= 1_200:
        fail(f"the subscription: expected it to last 300 virtual seconds and little more, got {lasted}")
    say(f"renewed it where it had ended; it had lasted {lasted:.0f} virtual seconds")


def settings(kinesis):
    def tags():
        return {tag["Key"]: tag["Value"] for tag in kinesis.list_tags_for_stream(StreamName=STREAM)["Tags"]}

    kinesis.add_tags_to_stream(StreamName=STREAM, Tags={"team": "web", "stage": "test"})
    expect("tags", tags(), {"team": "web", "stage": "test"})
    kinesis.remove_tags_from_stream(StreamName=STREAM, TagKeys=["stage", "absent"])
    expect("tags after one is removed", tags(), {"team": "web"})

    kinesis.increase_stream_retention_period(StreamName=STREAM, RetentionPeriodHours=48)
    until_active(kinesis)
    expect("retention", summary(kinesis)["RetentionPeriodHours"], 48)
    expect_refusal("an increase downwards", lambda: kinesis.increase_stream_retention_period(
        StreamName=STREAM, RetentionPeriodHours=24), "InvalidArgumentException",
        f"Requested retention period (24 hours) for stream {STREAM} can not be shorter than existing retention "
        "period (48 hours). Use DecreaseRetentionPeriod API.")
    kinesis.decrease_stream_retention_period(StreamName=STREAM, RetentionPeriodHours=24)
    until_active(kinesis)
    expect("retention", summary(kinesis)["RetentionPeriodHours"], 24)

    key = {"StreamName": STREAM, "EncryptionType": "KMS", "KeyId": "alias/aws/kinesis"}
    kinesis.start_stream_encryption(**key)
    until_active(kinesis)
    expect("its encryption", (summary(kinesis)["EncryptionType"], summary(kinesis)["KeyId"]), ("KMS", key["KeyId"]))
    until("the encryption of a record", lambda: kinesis.put_record(
        StreamName=STREAM, Data=b"secret", PartitionKey="b")["EncryptionType"], "KMS")
    kinesis.stop_stream_encryption(**key)
    until_active(kinesis)
    expect("its encryption", summary(kinesis)["EncryptionType"], "NONE")

    metrics = ["IncomingBytes", "OutgoingBytes"]
    expect("metrics", sorted(kinesis.enable_enhanced_monitoring(
        StreamName=STREAM, ShardLevelMetrics=metrics)["DesiredShardLevelMetrics"]), metrics)
    until_active(kinesis)
    expect("metrics", kinesis.disable_enhanced_monitoring(
        StreamName=STREAM, ShardLevelMetrics=["ALL"])["DesiredShardLevelMetrics"], [])
    until_active(kinesis)
    say("changed tags, retention, encryption and monitoring, and back")


def deleting(kinesis):
    kinesis.delete_stream(StreamName=STREAM)
    until("the streams", lambda: kinesis.list_streams()["StreamNames"], [])
    expect_refusal("the stream that was deleted", lambda: kinesis.put_record(
        StreamName=STREAM, Data=b"x", PartitionKey="a"), "ResourceNotFoundException")
    say("deleted it")


def neighbours(url):
    """Three programs on one port, each with streams of its own. Debian's boto3 knows no StreamARN yet."""
    def client(account, region="us-east-1"):
        return boto3.client("kinesis", endpoint_url=url, region_name=region, aws_access_key_id=account,
                            aws_secret_access_key="any")

    owner, partner, ireland = client("123456789012"), client("210987654321"), client("123456789012", "eu-west-1")
    for kinesis in (owner, ireland):
        kinesis.create_stream(StreamName=STREAM, ShardCount=1)
        until_active(kinesis)
    shard = owner.put_record(StreamName=STREAM, Data=b"here", PartitionKey="a")["ShardId"]
    ireland.put_record(StreamName=STREAM, Data=b"there", PartitionKey="a")
    expect("the stream in Ireland", summary(ireland)["StreamARN"], ARN.replace("us-east-1", "eu-west-1"))
    expect("its records", texts(read(ireland, iterator(ireland, shard, "TRIM_HORIZON"))[0]), ["there"])
    expect("the partner's streams", partner.list_streams()["StreamNames"], [])
    expect_refusal("the stream by its name", lambda: summary(partner), "ResourceNotFoundException",
                   f"Stream {STREAM} under account 210987654321 not found.")

    say("kept regions and accounts apart")


def main():
    say(f"boto3 {boto3.__version__}")
    # Nothing takes time but the limits.
    with serving("--timings", "instant", "--limits", "on") as url:
        writing(client_of(url))
    with serving("--timings", "instant") as url:
        neighbours(url)
    # Everything takes as long as in AWS.
    with serving("--scenario", "changing.json") as url:
        changing(client_of(url))
    # The same at forty times the pace.
    with serving("--speed", "40", "--timings", "real") as url:
        kinesis = client_of(url)
        for part in (describing, reading, resharding, registering, settings, deleting):
            part(kinesis)
    # Five minutes pass in four seconds.
    with serving("--speed", "75", "--timings", "instant") as url:
        subscribing(client_of(url))


main()
