<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>ConsumerWords</name>
        <message>
            <source>SubscribeToShard: records are pushed to it as they come, and each subscription is renewed after %1.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>GetRecords on each shard every %1, at most %2 records a call.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Iterator age</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How long ago the oldest record arrived that has not been read yet: a gap of arrival time, not a size of backlog. Few old records make it high, many new ones do not.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>0 is the tip: nothing is left to read. At the retention period records are lost unread.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The service tells it of the last record that a call returned: MillisBehindLatest in the answer, GetRecords.IteratorAgeMilliseconds in CloudWatch.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The service tells it with each event: MillisBehindLatest, and SubscribeToShardEvent.MillisBehindLatest in CloudWatch.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Format</name>
        <message>
            <source>%1 k</source>
            <comment>thousands</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 M</source>
            <comment>millions</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 G</source>
            <comment>thousands of millions</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 records/s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 %2/s</source>
            <comment>a number, a unit of bytes</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 MiB/s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 %2</source>
            <comment>a number, a unit of bytes</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 %</source>
            <comment>percent</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 ms</source>
            <comment>milliseconds</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 s</source>
            <comment>seconds</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 m %2 s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 m</source>
            <comment>minutes</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 h %2 m</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 h</source>
            <comment>hours</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 d %2 h</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 d</source>
            <comment>days</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <source>max</source>
            <comment>speed</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 % of the ring</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>shard %1</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>KeyHeatmap</name>
        <message>
            <source>refused</source>
            <comment>legend: the shard refused records</comment>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>QAbstractSpinBox</name>
        <message>
            <source>&amp;Select All</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Step up</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Step &amp;down</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>QLineEdit</name>
        <message>
            <source>&amp;Undo</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Delete</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Select All</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>QPlatformTheme</name>
        <message>
            <source>OK</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Save</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Save All</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Yes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Yes to &amp;All</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;No</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>N&amp;o to All</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Abort</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Retry</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Ignore</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Discard</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Help</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Apply</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Reset</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Restore Defaults</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>QWidgetTextControl</name>
        <message>
            <source>&amp;Undo</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Delete</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Select All</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copy &amp;Link Location</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Refused</name>
        <message>
            <source>One of the values given is not allowed here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The message names the value; change it and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no stream of this name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Create the stream, or choose one from the list.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A stream of this name exists already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another name, or delete the old stream first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The stream is still busy with an earlier change.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait until it is ACTIVE again; splits and merges go one at a time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The stream has no such shard.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose one of the shards on the map.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This shard has been closed by an earlier split or merge.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Act on one of its children instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The two shards do not lie side by side on the hash-key ring.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only neighbours can be merged: drop the shard on the one next to it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The cut does not lie inside the shard, or would leave one half empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cut between the two edges of the shard.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The account would have more open shards than it may.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Merge cold shards first, or ask for a higher quota.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Too many streams are being made at the same time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait until one of them is ACTIVE.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The number of shards may at most double, and at least halve, in one call.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go in several steps, each within half and double.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The number of shards has been changed too often within 24 hours.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait, or split and merge single shards, which is not counted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The stream still has registered fan-out consumers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Deregister them first, or delete with the consumers enforced.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The stream has no consumer of this name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Register the consumer first, or choose one from the list.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A consumer of this name is registered already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The consumer is not ACTIVE yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait a few seconds and subscribe then.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The stream has as many fan-out consumers as it may.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Deregister one, or let this one poll and share.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This consumer has subscribed to the shard only just before.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait five seconds before subscribing again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The shard takes no more records in this second.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Split the shard, spread its hot keys, or put several records into one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The shard takes no more bytes in this second.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Split the shard, spread its hot keys, or compress the records.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All pollers together have read this shard as much as they may in this second.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Poll less often, split the shard, or use enhanced fan-out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The iterator is older than five minutes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask for a new one at the sequence number read last.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is not an iterator of the service.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask for a new one with GetShardIterator.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One record is larger than a record may be.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cut it into parts, compress it, or keep the bytes elsewhere and send a reference.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The call holds more records or bytes than one call may.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put the records into several calls.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The page token is older than five minutes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask for the list again from its start.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This operation has been called too often within a second.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait a moment, and call it less often.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Everything was in order, and nothing was done: the call asked for a dry run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave out DryRun to do it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The operation does not go with the capacity mode of the stream.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Switch the mode, or let the service scale an on-demand stream.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The account has as many on-demand streams as it may.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make the stream provisioned, or ask for a higher quota.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Warm throughput needs the account&apos;s commitment to a minimum throughput.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enable the commitment in the account settings first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A stream still has warm throughput.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Set its warm throughput to 0 first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The resource would have more tags than it may.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove tags that are not needed first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A tag holds characters that tags may not hold.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use letters, digits, spaces and _ . : / = + - @ only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The resource has no policy.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Attach one with PutResourcePolicy.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The capacity mode has been switched twice within 24 hours.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait until 24 hours have passed since the first switch.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Encryption has been started and stopped too often within 24 hours.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait until 24 hours have passed since the first of these calls.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no such channel.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Create the channel, or choose one from the list.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The channel, or its table, is in use already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another name or another table.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The channel is still busy with an earlier change.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait until it is ACTIVE again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There are as many channels as there may be.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete one first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The stream still has channels.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete its channels first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Who called may not call this operation.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Allow the operation again, as an IAM policy would.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Who called may not use the KMS key of the stream.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Allow kms:GenerateDataKey to who writes and kms:Decrypt to who reads.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The KMS key of the stream is disabled.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Enable the key.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The KMS key of the stream is about to be deleted.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cancel the deletion and enable the key; once it is gone, so are its records.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The KMS key of the stream does not exist, or not in this region.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Name a key that exists in the account and region of the stream.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The account has no subscription to KMS.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Subscribe the account to KMS.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>KMS refuses calls beyond its own rate.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Try again after a pause.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>ShardMap</name>
        <message>
            <source>%1 shards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>none refuses writes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 refuse writes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>hash key →</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>middle of the range</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>halves the load</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>just below the hottest key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>just below “%1”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>just above the hottest key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>just above “%1”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>too narrow to split</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>SplitShard at %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>one key alone takes %1: no split can help</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not neighbours on the ring: the service will refuse</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>more than one shard can take: writes will be refused</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>one refuses writes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>throttles in %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 of %2 shards in sight</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“%1” alone takes %2: no split can help</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>what would: salt the key, a composite key, or several records in one</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>1 2 3: the best cuts, with the fuller child&apos;s load</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“%1” alone takes %2: only salting, a composite key or aggregation helps</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>shared %1 records of %2 keys</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>fan-out %1 records of %2 keys</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>unread there: %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>in order here: readers end the parent first; a loop that does not could mix up %1 keys</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 keys could be read out of order</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>bytes %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>records %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 by records</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 by bytes</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>ShardWords</name>
        <message>
            <source>%1, %2 of its write quota, refuses %3 writes a second</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1, %2 of its write quota, above the limit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1, %2 of its write quota</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>SpokenSummary</name>
        <message>
            <source>Nobody reads it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 is %2 behind</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Consumers: %1.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>; </source>
            <comment>between consumers</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Virtual time %1.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Stream %1, %2, with %3 open shards.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>It stores %1, %2.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Fullest: %1.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 is %2 behind, half of its records take %3 or less, one in a hundred more than %4</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1: %2.</source>
            <comment>kind of consumers, what each does</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>nobody</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Shared throughput</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Enhanced fan-out</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>StageSentence</name>
        <message>
            <source>%1 is at %2 of its write quota.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Key “%1” is %2 of its load.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The whole stream uses only %1 of its quota.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 is %2 behind and starts to lose data in %3.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 is %2 behind and catching up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 is %2 behind.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stream %1 is being created.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing is written to the one shard of this stream.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing is written to the %1 shards of this stream.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One shard takes %1, %2 of its quota; nothing is refused and no consumer is behind.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 shards take %2, %3 of their quota; nothing is refused and no consumer is behind.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 refuses %2 of its writes, retries counted.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 shards refuse writes, %2 the most: %3, retries counted.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 has been blocked on %2 for %3: it cannot process record %4.</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>The programs %1 and %n more keep up.</source>
            <translation>
                <numerusform>The programs %1 and %n more keep up.</numerusform>
                <numerusform>The programs %1 and %n more keep up.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Verdict</name>
        <message>
            <source>shared</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>enhanced fan-out</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No consumer reads this stream.</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>%n consumer(s) share 2 MiB/s and 5 calls/s of every shard: %1 in the median, %2 of it contention.</source>
            <translation>
                <numerusform>%n consumer has 2 MiB/s and 5 calls/s of every shard to share: %1 in the median, %2 of it contention.</numerusform>
                <numerusform>%n consumers share 2 MiB/s and 5 calls/s of every shard: %1 in the median, %2 of it contention.</numerusform>
            </translation>
        </message>
        <message>
            <source>A pipe of its own would cost %1 an hour.</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>%n consumer(s) have 2 MiB/s of every shard for themselves: %1 in the median, for %2 an hour more than sharing.</source>
            <translation>
                <numerusform>%n consumer has 2 MiB/s of every shard for itself: %1 in the median, for %2 an hour more than sharing.</numerusform>
                <numerusform>%n consumers have 2 MiB/s of every shard each for themselves: %1 in the median, for %2 an hour more than sharing.</numerusform>
            </translation>
        </message>
        <message>
            <source>Latency</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Throughput</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cost</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>unknown</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>no difference</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>one side has read nothing for ten seconds</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 against %2 in the median</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>nothing extra against %1 an hour</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1: %2, %3</source>
            <comment>goal, winner, numbers</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 each</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 against %2 each</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1: %2, %3.</source>
            <comment>goal, winner, numbers</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Why?</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>%n consumer(s) have 2 MiB/s of every shard for themselves: %1 in the median, for %2 an hour.</source>
            <translation>
                <numerusform>%n consumer has 2 MiB/s of every shard for itself: %1 in the median, for %2 an hour.</numerusform>
                <numerusform>%n consumers have 2 MiB/s of every shard for themselves: %1 in the median, for %2 an hour.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Why</name>
        <message>
            <source>%1 is well: nothing is refused, late or idle.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 refuses writes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 is nearly full</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 is idle</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 is closed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Records of %1 are refused</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 is behind</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 is behind, and catching up</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 is offered %2 of its quota and refuses %3 a second, retries included.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 is offered %2 of its quota.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 come to it; a shard takes %2, whatever their size.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 come to it; a shard takes %2, however few the records.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Key “%1” is %2 of its load; before, it was %3. One key always goes to one shard.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Key “%1” is %2 of its load. One key always goes to one shard.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Key “%1” alone is %2 of what any shard takes.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No single key is the cause: %1 keys share the load, the heaviest has %2.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Its range is %1 of the ring, where an even part would be %2.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 rose from %2 to %3.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Retries of %1 make %2 attempts of 100 records.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The whole stream is at %1 only: there is room on other shards.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The whole stream is at %1: no other shard has room.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No record has come to %1 for %2.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No key that is written hashes into its range, %1 of the ring. It costs as much as a busy one.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 of what %2 sends is refused, retries included.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The oldest record that %1 has not read is %2 old.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 is %2 behind and will have caught up in about %3.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 is paused, while records keep coming.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Children wait for their parent, so that order is kept: %1 still holds %2 records that %3 has not read.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>It works through %1 of each shard; %2 gets %3.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 pollers share the %2 that %3 gives out; %4 of it are taken.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 pollers share %2 GetRecords calls a second on %3; %4 calls a second are refused.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 asks only every %2.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Split %1 at %2</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The fuller child would be offered %1 of its quota.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Splitting does not help</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Wherever the cut is, “%1” stays whole on one side. What helps: salt, a composite key, or several records in one.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Salt “%1” into %2 keys</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Each would be %1 of a shard. Order holds within each salted key only.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>UpdateShardCount to %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The whole stream needs the room.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Merge %1 with %2</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Together they would be offered %1 of one shard, and one shard less is paid.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Let %1 go on</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>It begins where it stopped.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Let %1 process %2 of each shard</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>More than arrives, so that the backlog shrinks.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>split %1</source>
            <comment>name of a branch</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>salt %1</source>
            <comment>name of a branch</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 shards</source>
            <comment>name of a branch</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>merge %1</source>
            <comment>name of a branch</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 goes on</source>
            <comment>name of a branch</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 faster</source>
            <comment>name of a branch</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 waits for others to read</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Move %1 to enhanced fan-out</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>2 MiB/s of every shard for itself and no calls to wait for, for %1 an hour more.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 on fan-out</source>
            <comment>name of a branch</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 was refused</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <comment>an API call and who made it</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1, profile %2; source: %3, %4</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 of its %2 entries failed with %3; the others were stored.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>In that second %1 was offered %2; its limit is %3.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>There are %1; the limit is %2.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The limit is %1.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 pollers share what %2 gives out, %3; they take %4.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The stream was not ACTIVE: an earlier change took %1 more.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The stream was not ACTIVE: an earlier change was under way.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 had been merged by then.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 had been split by then.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The stream has %1 open shards; one call may ask for %2 to %3.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>There were %1 such calls in 24 hours; the limit is %2. One more fits in %3.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 is blocked by a record it cannot process</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing of %1 passes: for %2 its batch of %3 records has failed, %4 times so far.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Record %1 of %2, key “%3”, cannot be processed, and each attempt ends at it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 tries the whole batch again without end, good records too. The next attempt begins in %2.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 tries the whole batch again, good records too, and gives all of it up after %2 retries.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Let %1 bisect and give up after %2 retries</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The batch of %1 is cut in two until the record stands alone; it goes to the failure queue, the others are processed.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Heal record %1 of %2</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>As if the processing code had been mended: the next attempt passes it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 bisects</source>
            <comment>name of a branch</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>record healed</source>
            <comment>name of a branch</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 may not read</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A switch denies %1 to the caller: %2.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The records are encrypted with %1. %2 It is felt within five minutes: %3.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Allow %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The next call goes through.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Enable the key %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Writing and reading go on at once.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Allow the use of the key %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>kms:GenerateDataKey for writing and kms:Decrypt for reading, from now on.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 allowed</source>
            <comment>name of a branch</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>key enabled</source>
            <comment>name of a branch</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>key allowed</source>
            <comment>name of a branch</comment>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>Then there is room for all %n reader(s) of the shard.</source>
            <translation>
                <numerusform>Then there is room for all %n reader of the shard.</numerusform>
                <numerusform>Then there is room for all %n readers of the shard.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::Document</name>
        <message>
            <source>unnamed run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This run is not kept: %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This run was saved by another version of Shardscope, which played it differently. It is shown as this version plays it, with every command in it. Its file stays as it is; to keep this run, save it under a new name.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::KeysDialog</name>
        <message>
            <source>Keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Search the keys</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>With the mouse</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>On the shard map</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>On the timeline</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Choose a shard</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>click its column</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Split at a place: move the knife, cut</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>K, %1, Enter</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>drag inside the column</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Move the knife finely</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Shift+%1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Knife to the middle of the range</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Knife to where it halves the load</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Knife beside the hottest key</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Join with the neighbour on that side</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>J, %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>drag its label onto the neighbour</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Put the knife away</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Escape</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>drop it outside the map</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Scrub through time</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>drag along the strip</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Zoom the time axis</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>wheel over the strip</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Move the time axis</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Next, previous control</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Tab, Shift+Tab</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Turn a slider</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>drag its handle</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Choose in a list</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>click the row</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Go to the moment of an API call</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Enter</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>click its row</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Clear the filter, leave it</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open a file</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>drop it on the window</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>On the key heatmap</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>On the Fan-out stage</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>On a lane of the branches</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Knife to one of the best cuts</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>click its flag</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Zoom in, out</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Ctrl+wheel</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Show the whole ring</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Move along the ring</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Shift+wheel</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Choose a bookmark</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>point at its flag</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Move the bookmark by a second, by a minute</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1, Shift+%1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>drag its flag</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>To the oldest record, to the newest</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Home  End</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Move it on all shards</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Ctrl+%1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Ctrl while dragging</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Leave it there, put it back</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Enter, Escape</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Choose a consumer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>click its card</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Let it read the other way: aim, change</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1, Enter</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>drag the card onto the other lane</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Stay as it is</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>drop it on its own lane</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Mark a range, with its statistics</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Shift+drag along the strip</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>sideways wheel, drag with the middle button</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>On the overview: move what is shown, narrow or widen it</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>drag its frame</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Go on in the branch</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>click the lane</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Compare with it</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>click its first button</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Rename it</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>click its second button</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Next, previous lane</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Which keys filled a refused second</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>click the red second, here or in the throughput chart</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The refused second before, after</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Batch of PutRecords</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Next, previous failed entry</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Choose an entry</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>click its cell</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Send again what failed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>click the button</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open the batch of a PutRecords call, ask why a call was refused</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>right-click its row</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Order of a key&apos;s records</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Choose a record</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>click its dot</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The move before, after, from shard to shard</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>On a chart</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>In the navigator</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Fold the closed ancestors of a shard into one, show them again</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>double-click one of them, or the shard</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Move the crosshair</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>point at it</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Choose one of its lines</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Choose a shard in the pipes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Choose a bar of the latency histogram, follow one of its records</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>click the bar</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open and shut a stream, and the closed ancestors of a shard</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>click its triangle</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What can be done with it</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Shift+F10, Menu</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>right-click it</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::MainWindow</name>
        <message>
            <source>Workspaces (*.shardscope)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stream</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transport</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Navigator</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Inspector</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Timeline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>API calls</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;File</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;New live scenario</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Open…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open re&amp;cent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Take up the last run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Save</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save &amp;as…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Filter the API calls</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Play or pause</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One secon&amp;d on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One second &amp;back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One minute on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One minute back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Faster</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Slower</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To the s&amp;tart</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To the &amp;latest instant</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Previous trouble mark</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Next trouble mark</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Branch &amp;here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shar&amp;ds</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Split the selected shard</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Join it with a neighbour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;View</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stage &amp;Stream</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Time axis: zoom &amp;in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Time axis: zoom &amp;out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Time axis: earlier</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Time axis: later</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Time &amp;axis: fit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Movable panels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As the system</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Light</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dark</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Languag&amp;e</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Help</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;About Shardscope</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save as</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 – Shardscope</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no file yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>saved</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>About Shardscope</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&lt;b&gt;Shardscope %1&lt;/b&gt;&lt;p&gt;A simulator and visualizer of Amazon Kinesis.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. Not affiliated with Amazon.&lt;/p&gt;</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This workspace is open already; it is saved as it goes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Why?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Why? of what is selected</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Try the remedy</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Show the &amp;other future</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;End the comparison</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Fan-out</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Stages</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Stage &amp;Fan-out</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Type a key</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Hash axis: zoom &amp;in</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Hash axis: zoom &amp;out</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Hash axis: the &amp;whole ring</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Mark this moment</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Keep the mark, with a note…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Statistics of the ran&amp;ge</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Run &amp;until…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Run unt&amp;il the first throttle</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Ru&amp;n until the first loss</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Charts by the minute, as &amp;CloudWatch shows them</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Larger panel</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Smaller &amp;panel</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Re&amp;duced motion</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sa&amp;y what is shown</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copied to the clipboard.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Te&amp;xt size</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Larger text</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Smaller text</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Normal text</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>English &amp;terms beside</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Back to what was selected before</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>F&amp;orward again</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Command palette…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>On to the next &amp;event</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Back to the event before</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>On to the next &amp;record</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Back to the record before</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Pause at the ne&amp;xt throttle</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Pause at the next l&amp;oss</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>stream</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>shard of %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>consumer of %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>producer of %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Level plan…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Level plan</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Hash space as a rin&amp;g</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Ke&amp;ys of the refused second pointed at</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open a &amp;PutRecords batch</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Why was a &amp;call refused?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Move the &amp;bookmark of the selected consumer…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Lag in &amp;records that are not read yet</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Consumers</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Add a shared consumer…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Add an &amp;enhanced fan-out consumer…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>O&amp;rder of a key&apos;s records</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Colour r&amp;ules…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Begin a &amp;chapter here…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Previous chapter</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Next chapter</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Fold or show its closed ancestors</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Journey of the slowest record</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Me&amp;nu of what has the focus</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Poison the next record of the selected shard</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>H&amp;eal all poison records</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Programs have called so much that this run has forgotten how it came about. It goes on, but nothing can be undone, gone back to or saved any more.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Let progr&amp;ams call this run</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Lines for a program of &amp;your own…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Copy the stream as code…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>not saved</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;New stream…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copy the chosen API c&amp;all as code…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Import a stream…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Save API ca&amp;lls…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Choose an API call first, or make one.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>There is nothing to save yet: neither you nor a program has called the API.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Save API calls</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>API calls (*.ndjson)</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>%n API call(s) saved.</source>
            <translation>
                <numerusform>%n API call saved.</numerusform>
                <numerusform>%n API calls saved.</numerusform>
            </translation>
        </message>
        <message>
            <source>Scenarios, workspaces, logs and API calls (*.json *.shardscope *.log *.ndjson);;All files (*)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Add an &amp;autoscaler…</source>
            <translation>Add an &amp;autoscaler…</translation>
        </message>
        <message>
            <source>autoscaler of %1</source>
            <translation>autoscaler of %1</translation>
        </message>
        <message numerus="yes">
            <source>It was one gesture of %Ln commands.</source>
            <translation>
                <numerusform>It was one gesture of %Ln commands.</numerusform>
                <numerusform>It was one gesture of %Ln commands.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln call(s) of programs since then stay: they are carried out again.</source>
            <translation>
                <numerusform>%Ln call of programs since then stay: they are carried out again.</numerusform>
                <numerusform>%Ln calls of programs since then stay: they are carried out again.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::Palette</name>
        <message>
            <source>Command palette</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What to do, or where to go</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Commands</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::ReplayDialog</name>
        <message>
            <source>Replay</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Browse…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>File</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Partition key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shards</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n call(s) in %1.</source>
            <translation>
                <numerusform>%n call in %1.</numerusform>
                <numerusform>%n calls in %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n call(s), one after another without pauses, at the start of the run.</source>
            <translation>
                <numerusform>%n call, without a pause, at the start of the run.</numerusform>
                <numerusform>%n calls, one after another without pauses, at the start of the run.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n call(s): longer at this speed than a run can last. Choose a faster one.</source>
            <translation>
                <numerusform>%n call: later at this speed than a run can last. Choose a faster one.</numerusform>
                <numerusform>%n calls: longer at this speed than a run can last. Choose a faster one.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::AddConsumerDialog</name>
        <message>
            <source>&amp;shared, by GetRecords</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;enhanced fan-out</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Add</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Add a consumer to %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source> records/s</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>as fast as they come</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Reads</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;From</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Processing of each shard</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>each shard, every %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>each shard, once ACTIVE</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Its registration is there already and is used again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Costs nothing more: it shares 2 MiB/s and 5 calls/s of every shard with the others.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>About %1 an hour more. Registered now: %2 of %3.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::BatchCells</name>
        <message>
            <source>entry %1, key %2, stored</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>entry %1, key %2, failed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&lt;b&gt;Entry %1&lt;/b&gt; of %2 · key &lt;b&gt;%3&lt;/b&gt; · %4</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>attempt %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Stored in %1 under sequence number</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Send again what failed</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::BatchDialog</name>
        <message>
            <source>A PutRecords call</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Entries of the call</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>of %1 to %2 at %3</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>(retry %1)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>All %1 entries were stored.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 of %2 entries failed; %3 were stored.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The call was refused as a whole: nothing of it was stored.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1: %2 of %3 failed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1: %2 stored</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 more shards</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Send the %1 again</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>PutRecords at the present instant, with the entries that failed and no others (R). It can be undone.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::BatchTree</name>
        <message>
            <source>The batch and its halves</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s), cut in two</source>
            <translation>
                <numerusform>%Ln record, cut in two</numerusform>
                <numerusform>%Ln records, cut in two</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s), done</source>
            <translation>
                <numerusform>%Ln record, done</numerusform>
                <numerusform>%Ln records, done</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s), given up</source>
            <translation>
                <numerusform>%Ln record, given up</numerusform>
                <numerusform>%Ln records, given up</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s), in hand</source>
            <translation>
                <numerusform>%Ln record, in hand</numerusform>
                <numerusform>%Ln records, in hand</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s), to come</source>
            <translation>
                <numerusform>%Ln record, to come</numerusform>
                <numerusform>%Ln records, to come</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::BookmarkDialog</name>
        <message>
            <source>Where %1 reads on</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>all shards</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1, closed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Shard</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Iterator type</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Shard</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Iterator type</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Time</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Time</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sequence &amp;number</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sequence number</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>(each shard)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Move the bookmark</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 records will be read again, which takes about %2.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 unread records will be skipped.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing is read again, nothing is skipped.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Parents come first: %1 shards will wait for theirs.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::BranchLane</name>
        <message>
            <source>%1, from %2 to %3</source>
            <comment>a branch and its times</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>on show</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>goes along, compared</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Click: go on in it.  C: compare.  F2: rename.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Compare with this</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Rename</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Name of the branch</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Go on in this branch</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>End the comparison</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::CallModel</name>
        <message>
            <source>%1 refused</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Virtual time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Caller</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Call</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shard</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Outcome</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ColourRulesDialog</name>
        <message>
            <source>write utilisation</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>bytes written</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>records written</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>refused share</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>read utilisation</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>plain</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>hatched</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>dots</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>crossed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>blue</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>vermilion</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>green</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>plum</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>amber</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>light blue</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>brown</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>grey</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Add a rule</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Back to the &amp;defaults</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Colour rules</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The first rule that holds for a shard gives its column colour and pattern. Without one it keeps the scale of the map.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The shards now, in the colours of these rules</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No rules: all shards on the scale of the map</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Use them</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>When</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Colour</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Pattern</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Shards now</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No rules: blue while there is room, amber from 80 % on, vermilion and striped above the limit.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Rule %1 is on</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What rule %1 looks at</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>is at least</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source> %</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>From how many percent on rule %1 holds</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Colour of rule %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Pattern of rule %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Rule %1 earlier</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Rule %1 later</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Remove rule %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>off</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ComparePanel</name>
        <message>
            <source>Swap</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Goes on in the other branch; this one goes along</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>End</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>refused</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>refused/s now</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>stored</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>oldest unread</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>fullest shard</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>lost</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>shards</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>since %1</source>
            <comment>the moment at which two branches parted</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Comparison of two branches</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>cost an hour</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ConsumerCard</name>
        <message>
            <source>work</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Records a second that the worker of each shard can process</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>max</source>
            <comment>processing rate</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1/s</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Processing rate of %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>shared consumer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>enhanced fan-out consumer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>p50 %1 · p99 %2</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Drag it to the other lane, or aim with the arrow keys and move it with Enter</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>CREATING, %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>not registered</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>paused, %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>stream is gone</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>at the tip</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 behind</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>nothing read</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>caught up in %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>loses data in %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>does not catch up</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>paused</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Why?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Kill: its registration stays and goes on costing</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Kill: its iterators are lost</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Remove: gives its registration back</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>%Ln shard(s) blocked by a record it cannot process</source>
            <translation>
                <numerusform>%Ln shard blocked by a record it cannot process</numerusform>
                <numerusform>%Ln shards blocked by a record it cannot process</numerusform>
            </translation>
        </message>
        <message>
            <source>blocked, %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>blocked</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ConsumerSheet</name>
        <message>
            <source>as fast as they come</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Processing rate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Behind</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>iterator age</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>unread records</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>loses data in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Furthest behind</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Last second</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>refused calls</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Since the start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>records</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>calls</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>lost to retention</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>enhanced fan-out ← %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>shared, polls every %1 ← %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pause this consumer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at the tip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not at this pace</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Processing of each shard</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> records/s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>caught up in</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Caught up sooner by</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>go on</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>no writes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>never</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1: caught up in %2</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Does it now; undo takes it back</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>fan-out</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>twice the speed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Move its bookmark…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Read on from any of the five iterator types (Ctrl+M)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How it reads</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>polls each shard every</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>records a call, at most</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>next renewal in</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>not subscribed</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::FailurePart</name>
        <message>
            <source>Heal the record</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>As if the processing code had been mended: the next attempt passes the record</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>attempts that failed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>handed over again</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Records that were handed to processing more than once: it must bear duplicates</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>blocked for</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>in the failure queue</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>When processing fails</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>tries again without end</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source> retries</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Retries of a failing batch</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>MaximumRetryAttempts of a Lambda event source mapping. Without end: until the records expire, as a plain loop does too. 0: as a KCL worker, which takes the next batch.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>bisects the batch</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>BisectBatchOnFunctionError: a failing batch is cut in two and each half tried on its own, which uses up no retries</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>reports what is done</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>ReportBatchItemFailures: what precedes the record that fails counts as done, and only the rest is tried again</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>records of any age</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>gives up after </source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source> s</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Maximum age of a record</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>MaximumRecordAgeInSeconds: older records go to the failure queue when their batch fails</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s)</source>
            <translation>
                <numerusform>%Ln record</numerusform>
                <numerusform>%Ln records</numerusform>
            </translation>
        </message>
        <message>
            <source>record %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>record %1, key “%2”,</source>
            <comment>in the middle of a sentence</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&lt;b&gt;Blocked on %1&lt;/b&gt; by %2 since %3, for %4: %5 attempts failed.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>An attempt is under way.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Next try in %1.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Past record %1 of %2 at %3: it was blocked for %4.</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>%Ln other shard(s) of it are blocked too.</source>
            <translation>
                <numerusform>%Ln other shard of it is blocked too.</numerusform>
                <numerusform>%Ln other shards of it are blocked too.</numerusform>
            </translation>
        </message>
        <message>
            <source>records %1 to %2</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>%Ln attempt(s)</source>
            <translation>
                <numerusform>%Ln attempt</numerusform>
                <numerusform>%Ln attempts</numerusform>
            </translation>
        </message>
        <message>
            <source>too old</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>past retention</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1: %2, %3: %4</source>
            <comment>clock, shard, records, reason</comment>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::FanOutLane</name>
        <message>
            <source>Shared</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Enhanced fan-out</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>GetRecords · pull · 2 MiB/s and 5 calls/s a shard between everyone</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>SubscribeToShard · push · 2 MiB/s a shard for each</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nobody polls. Drag a card here to give its registration back.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nobody is registered. Drag a card here to give it a pipe of its own.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>included</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>+%1/h</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>%n consumer(s)</source>
            <translation>
                <numerusform>%n consumer</numerusform>
                <numerusform>%n consumers</numerusform>
            </translation>
        </message>
        <message>
            <source>The stream itself: %1 an hour (shards %2, PUT payload units %3, retention %4).</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Reading by GetRecords is included.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Enhanced fan-out adds %1: consumer-shard hours %2, data %3.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1, %2, %3; by the last ten seconds.</source>
            <comment>price page, region, date</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 is registered, but nobody reads: it goes on costing.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Deregister</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Start it at TRIM_HORIZON</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Registrations that nobody reads by</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Add a shared consumer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Add an enhanced fan-out consumer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 of %2 registered</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::FanOutPipes</name>
        <message>
            <source>Shared pipes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Fan-out pipes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>waits %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>pipes of all %1 shards</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>fullest pipe of all %1 shards</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 %2: %3, %4 calls/s, %5 refused</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 %2: %3 of 2.00 MiB/s</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A read of 10 MiB is five seconds&apos; worth: until it is paid back, every call is refused.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1: %2, %3 of 5 calls used, %4 refused</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>the fullest at %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Select</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>its subscription has run out; it subscribes again when it goes on</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>subscribes again in %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>continuation sequence number %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The service ends a subscription after %1; the consumer calls SubscribeToShard again and goes on after that number.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::FanOutStage</name>
        <message>
            <source>There is no stream yet.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>RegisterStreamConsumer: %1 gets a pipe of its own for %2 an hour</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>DeregisterStreamConsumer: %1 shares again and saves %2 an hour</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::Inspector</name>
        <message>
            <source>Inspector</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::KeyBox</name>
        <message>
            <source>partition key</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>explicit hash key (optional)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Overrides the key&apos;s own place. Press or drag on the map&apos;s axis to set it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>data</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>no shard yet</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The MD5 of a key&apos;s bytes, read as a number of 128 bits, is its place on the ring.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>here</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>explicit hash key, the MD5 of “%1” is not asked</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>An explicit hash key is a decimal number below 2¹²⁸.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Stored in %1 under sequence number %2</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>which holds: shard index %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>arrival second %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>counter %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Order</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Order of its records</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Order of its records, followed from shard to shard</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::KeyHeatmapView</name>
        <message>
            <source>Key heatmap</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>There is no stream yet.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 is being created.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>retention wall, %1 h</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The last %1 of stream %2: %3 open and %4 closed shards.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Writes were refused in %1 of the time, most often on %2.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No write was refused.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1: %2 behind.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 waits for parents on %2 shards.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>all shards</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 on %2 to %3</source>
            <comment>a consumer, a shard, a position</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>the newest record</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>the oldest record</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 of work at %2 per shard</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 at 2 MiB/s per shard</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 records will be read again</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 unread records will be skipped</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>nothing is read again, nothing is skipped</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Records from before %1 lie behind the retention wall and cannot be read.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 more</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Parents first: %1 will wait.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Enter or release moves it, Escape cancels.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Enter or release moves it, Ctrl takes all shards, Escape cancels.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>the furthest behind of all shards</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>next unread record</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>none: it has caught up</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>unread records</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>iterator expires in</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>It waits: a parent shard has not been read to its end.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Its iterator has expired: the next GetRecords gets ExpiredIteratorException and another iterator. No record is lost by that.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Drag it to read on from another moment; with Ctrl on all shards.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>of its write quota</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>stored</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>refused entries</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>closed at %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>read to its end by %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>not yet read to its end by %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 waits for a parent shard</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>· median %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1, open since %2</source>
            <comment>a shard</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1, open from %2 to %3</source>
            <comment>a shard</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>child of %1</source>
            <comment>a shard</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>parent of %1</source>
            <comment>a shard</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Select</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Bookmark of %1 on %2</source>
            <comment>a consumer, a shard</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Take it up, to be moved with the arrows</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 of %2: %3</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>folded into the %1 of %2</source>
            <comment>its closed ancestors, a shard</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Which keys filled this second</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Blocked: the record it stands at cannot be processed.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::KeyLanes</name>
        <message>
            <source>%1 records, no move between shards</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 records, %2 moves between shards, order proven for %3</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>record %1, %2, arrived at %3</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>sequence number %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>closed %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>open</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::LatencyChart</name>
        <message>
            <source>nothing read in the last ten seconds</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>poll wait %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>push wait %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>contention %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>full pipe %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>processing %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>median %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Latency of the lane, arrival to processed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Latency of %1, arrival to processed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>p99 %1</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::LevelDialog</name>
        <message>
            <source>%1 ranges before, %2 afterwards</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>now</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>then</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>equal &amp;ranges</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Level plan</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The key space, now and then</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Shards afterwards</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Calls of the plan</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Shards afterwards</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>equal &amp;load, as in the last %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The key space is uneven: Gini %1.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The key space is even: Gini %1.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The Gini coefficient is 0 where all shards have ranges of one width, and nears 1 where one shard has almost all of the ring.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing to do: it is level already.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 splits and %2 merges, one after another: %3. Gini %4 → %5, fullest shard %6 → %7.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;End the plan under way</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Carry it out</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1.  SplitShard at %2 of the ring · %3</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1.  MergeShards at %2 of the ring · %3</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A plan is under way: call %1 of %2, %3 to go. What it has done already stays.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>It would need %1 shards more than the quota of the account allows.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>It has too many calls for one plan.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The stream is not ACTIVE now; the plan begins when it is.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The service reshards a stream only while it is ACTIVE, so one call waits for the other; at most %1 shards are open on the way. One undo takes all of it back.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::LoadPanel</name>
        <message>
            <source>Share of the producer's records that have the key “%1”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No producer of this stream has a hot key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Load</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Factor on the rate of every producer of this stream</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Skew</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>UpdateShardCount: spreads the ring evenly over this many shards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Apply</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>shardscope::widgets::LogDrawer</name>
        <message>
            <source>API calls</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Filter  /</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Filter the API calls</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Refused</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show only calls that were refused in whole or in part</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Yours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show only calls made from this window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Held while you read · back to the newest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the batch</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Go to this moment</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Why was it refused?</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::Navigator</name>
        <message>
            <source>Streams, producers and consumers</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>shardscope::widgets::NavigatorModel</name>
        <message numerus="yes">
            <source>%n closed</source>
            <comment>shards</comment>
            <translation>
                <numerusform>%n closed</numerusform>
                <numerusform>%n closed</numerusform>
            </translation>
        </message>
        <message>
            <source>log, done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>log</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>paused</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>fan-out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>shared</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at the tip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Streams</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Producers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Consumers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 of its writes in the last second were refused, retries counted</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>%Ln open</source>
            <comment>shards</comment>
            <translation>
                <numerusform>%Ln open</numerusform>
                <numerusform>%Ln open</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2 done</source>
            <comment>readers of a closed shard</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>read to its end by %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>not yet read to its end by %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>closed %1</source>
            <comment>a shard, a time</comment>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>%n more on the shard map</source>
            <comment>shards</comment>
            <translation>
                <numerusform>%n more on the shard map</numerusform>
                <numerusform>%n more on the shard map</numerusform>
            </translation>
        </message>
        <message>
            <source>open</source>
            <comment>a row of a tree</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>shut</source>
            <comment>a row of a tree</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>program</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>a program; %1 of what it wrote in the last seconds was refused</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>a program; %1 of its reads in the last seconds were refused</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>cools off</source>
            <comment>an autoscaler</comment>
            <translation>cools off</translation>
        </message>
        <message>
            <source>Autoscalers</source>
            <translation>Autoscalers</translation>
        </message>
        <message numerus="yes">
            <source>a program; subscribed to %n shard(s)</source>
            <translation>
                <numerusform>a program; subscribed to %n shard</numerusform>
                <numerusform>a program; subscribed to %n shards</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::Notice</name>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>shardscope::widgets::OrderingLab</name>
        <message>
            <source>at least %1 records kept</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 records kept</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No record of this key can be read.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>arrived at %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>record %1 of its shard</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>■ behind the bookmark of %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>□ still ahead of %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>nobody reads this stream</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>its last record in %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 was closed with</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>its first record in %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 begins with</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Order is kept:</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>inside a shard numbers grow with every record, and all numbers of a child are above the one that closed its parent. Who reads %1 to its end before %2 sees the key in order.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Who does not read parents first may see the record of %1 before that of %2: newer before older.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 reads neither of the two.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 is still in %2; %3 waits for it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 is still in %2.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 has finished %2 and reads %3: in order.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 was moved back into %2: its records come again, after some of %3.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 more consumers</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Order of a key&apos;s records</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>partition key</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Records of the key in their order</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Type a key to follow it from shard to shard.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The key has been in one shard so far: inside it, sequence numbers grow with every record. Split or join its shard, and look here again.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::OverviewStrip</name>
        <message>
            <source>Overview of the run</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Arrow keys move what is shown large, up and down change its length</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The whole run. Drag the frame or its edges; click to go there; drag beside it to show that part.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Remove the chapter</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Show the whole run</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ProducerSheet</name>
        <message>
            <source>Knobs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Load</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Traffic</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>offered now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>record size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Since the start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>offered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>stored</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>bytes stored</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>refused at first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>waiting to retry</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>given up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>producer → %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Skew to “%1”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pause this producer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nothing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zipf</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>uniform</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source> + %n hot</source>
            <comment>keys</comment>
            <translation>
                <numerusform> + %n hot</numerusform>
                <numerusform> + %n hot</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>median %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>log agent → %1 · %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>log at %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>none</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%Ln lines</source>
            <translation>
                <numerusform>%Ln line</numerusform>
                <numerusform>%Ln lines</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>, %Ln skipped</source>
            <comment>lines</comment>
            <translation>
                <numerusform>, %Ln skipped</numerusform>
                <numerusform>, %Ln skipped</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::RangeCard</name>
        <message>
            <source>stored</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 records</source>
            <comment>any number of them</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>bytes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>mean</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>p50 · p99 of the seconds</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>p50 · p99 of the minutes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>refused, retries counted</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>oldest unread record</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copy</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copies these numbers as text</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No whole second of this has been played yet.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Statistics of the range</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>cost</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ReplyNote</name>
        <message>
            <source>· %1 refused</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 accepted</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Why?</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::RunUntilDialog</name>
        <message>
            <source>until the &amp;time</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>until so many &amp;more records are stored</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>until the first t&amp;hrottle</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>until the first &amp;loss</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Run until</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Time</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Records</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Run</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Stops at the millisecond at which a write or a read is refused for throughput.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Stops when a record passes retention before a consumer has read it; if none does, the run goes on until you stop it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Counts what is stored in all streams from now on.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Stops at %1, in %2.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 has passed; the run is at %2.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>12m, 1h 30m, 00:12:00 since the start, or +30s from now</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::SecondKeysCard</name>
        <message>
            <source>Why?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cut beside the hottest key</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Takes the knife to the shard as it is now</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>← earlier</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The refused second before this one</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>later →</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The refused second after this one</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 at %2: which keys filled this second</source>
            <comment>a shard, a time</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No write was refused in any second that is kept.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 records offered by %2 keys, %3 stored</source>
            <comment>numbers</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 refused, retries counted</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Whose records these were is no longer kept: ranked by what was stored.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>of the second</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>of the quota</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>by records</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>by bytes</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ShardCard</name>
        <message>
            <source>%1/s</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>merged from %1 and %2</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>split from %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>records stored</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>bytes stored</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>records offered, without retries</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>bytes offered, without retries</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>refused</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1, retries counted</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>shared reads</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>GetRecords calls</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>part of the ring</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>drawn wider</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>hottest keys, of its load</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>At this slope it throttles in %1.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>last whole second · limits: %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Drag inside to split, drag the label onto another shard to merge.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ShardMapView</name>
        <message>
            <source>Shard map</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no stream in this world. File &gt; New live scenario shows one at work.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 is being created.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stream %1: %2 open shards, %3 refuse writes. Hottest: %4 at %5.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Chosen: %1, %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>SplitShard of %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>MergeShards of %1 and %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cut: lower child %1, upper child %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no shard to the left: the ring does not wrap.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no shard to the right: the ring does not wrap.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no other shard to join with.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Join %1 with</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Type a key…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Where a key&apos;s records go, step by step; and put one</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>falling: one mark, one record</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>falling: one mark, up to %1 records</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1: stores %2, %3; shared reads take %4 of their quota</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Select</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Split with the knife</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Join with the shard on the left</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Join with the shard on the right</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>mark ≤ %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How even the ranges of the shards are: 0 for all of one width, near 1 where one has almost the whole ring. Click for the plan that levels them.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Uneven: Gini %1…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Split beside this key…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Poison</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Heal</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ShardSheet</name>
        <message>
            <source>Write, last second</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>records</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>bytes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>refused</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Read, last second</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>GetRecords calls</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>shared bytes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keys, last 10 s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Range</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>of the ring</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>last</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Family</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Since it opened</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>records stored</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>bytes stored</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>OPEN · %1 old</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>CLOSED · %1 ago</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>merged from %1 and %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>split from %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>made with the stream</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>merged into %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>split into %1 and %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 MiB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>none</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>offered %1, retries not counted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no records</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%Ln others, %1</source>
            <comment>keys</comment>
            <translation>
                <numerusform>%Ln other, %1</numerusform>
                <numerusform>%Ln others, %1</numerusform>
            </translation>
        </message>
        <message>
            <source>Of all writes of the last second, retries counted</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>at this slope it throttles in %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>thousands of others, %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Poison records</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Poison the next record</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No consumer will be able to process the next record that this shard stores (X)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>record %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>record %1, yet to come</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>heal</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>and %Ln more</source>
            <comment>poison records</comment>
            <translation>
                <numerusform>and %Ln more</numerusform>
                <numerusform>and %Ln more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::Sheet</name>
        <message>
            <source>%1: %2
Profile %3. Source: %4, %5</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>shardscope::widgets::StatusChip</name>
        <message>
            <source>Stream status: %1</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>shardscope::widgets::StreamSheet</name>
        <message>
            <source>Write, last second, all shards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>records</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>bytes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>refused</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>fullest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>closed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Kept</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>retention</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>registered consumers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ARN</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 to go</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 MiB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>none</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Of all writes of the last second, retries counted</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The shard in the worst trouble over the last five seconds, as the stage names it; its percentage is that of the last one</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Gini of ranges</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Gini of load</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 · uneven</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 · even</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>0: all shards alike. Near 1: one shard has almost everything.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Level plan…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Plan under way: call %1 of %2, %3 to go</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source> h</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Retention in hours</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Shorten</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Lengthen</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>DecreaseStreamRetentionPeriod: what is older can be read no more, at once</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>IncreaseStreamRetentionPeriod: what has expired does not come back</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::StreamStage</name>
        <message>
            <source>There is no stream yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write throughput</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write throughput, %1 · records/s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write throughput, %1 · MiB/s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>mean per shard</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>refused</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>stored</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>quota %1 records/s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>quota %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Iterator age</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 begins to lose data in %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>retention %1 h</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Why?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>All shards, both futures · records/s</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Oldest unread record, both futures</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 there</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>here</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>there</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Charts</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Key heatmap</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>View under the shard map</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>per minute</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No minute of this is over yet.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 saw %2 in one second, retries counted; a dashboard would show %3</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Iterator age of %1, shard by shard</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Records not read yet</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::TimeSeriesChart</name>
        <message>
            <source>nothing to show yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1: no values</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::TimelinePanel</name>
        <message>
            <source>split</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>merge</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>shard count</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what if %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 in, %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 refused</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Branch here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Begin another future at this instant  (B)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Timeline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>main</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>replaying to %1 · %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>end</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is here?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Text of the note</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Shift+M keeps this mark with a text</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Go there</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Keep the mark…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Note on the range…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Clear the range</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Show the whole run</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1: shards change</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1: refusals begin</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Show as a range</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Show as an arrow</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Bring back the deleted note</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Bring back “%1”</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Name of the chapter</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1: chapter %2</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>mark</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Remove the chapter</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>chapter %1</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::Transport</name>
        <message>
            <source>Pause</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Play</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Space</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To the start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Home</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One second back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One second on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To the latest instant</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>End</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Slower</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Faster</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Speed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>virtual</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Virtual time since the start of the run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which quotas hold. Another profile starts the run anew.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Seed and fingerprint of the run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This machine cannot keep the speed you asked for; the second number is what it keeps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Speed: virtual seconds in one second of yours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>profile: %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>seed %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The same scenario and seed give the same run. Pause to see its fingerprint.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fingerprint of this instant: %1
Two runs that show the same are the same, bit for bit. Click to copy.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 more records</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>first throttle</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>first loss</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Run until…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Ctrl+R</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>until %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>running on</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Stop here</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Until the first &amp;throttle</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Until the first &amp;loss</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Until a time or a &amp;count…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Pause at the next throttle</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Pause at the next l&amp;oss</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Virtual seconds in one second of yours, ×0.001 to ×10,000; at the right end: max</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <comment>what is run to, how far it is</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copy %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copy the address</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>programs :%1</source>
            <comment>a port</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>programs</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Programs on this computer may call %1.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Programs of your own: let them call this run as they call Kinesis.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Programs may call %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No program may call</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Let programs on this computer call this run</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Lines for a program…</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>%Ln fault(s) injected on purpose: calls are refused or late</source>
            <translation>
                <numerusform>%Ln fault injected on purpose: calls are refused or late</numerusform>
                <numerusform>%Ln faults injected on purpose: calls are refused or late</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::WhyPanel</name>
        <message>
            <source>Why?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The chain of causes of what is selected (Y)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>There is nothing to explain yet.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Try it</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Try it: %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Begins a branch, does this there, and shows both futures (T)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Begins a branch, does this there, and shows both futures</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets</name>
        <message>
            <source>split</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>merge</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>shard count</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>end</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>replaying to %1 · %2</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::JourneyPanel</name>
        <message>
            <source>who offered it is not known any more</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>offered by %1 and refused %n time(s); when is not known any more</source>
            <translation>
                <numerusform>offered by %1 and refused once; when is not known any more</numerusform>
                <numerusform>offered by %1 and refused %n times; when is not known any more</numerusform>
            </translation>
        </message>
        <message>
            <source>offered by %1, refused: the shard was full</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>sent again, refused: the shard was full</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>stored in %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>stored in %1, at attempt %2</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>offered by %1 and stored in %2 at once</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 does not read it</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>not delivered to %1 yet</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>pushed to %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>polled by %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>worked through</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>will be worked through at %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 reads a parent shard first</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>behind %n older record(s)</source>
            <translation>
                <numerusform>behind %n older record</numerusform>
                <numerusform>behind %n older records</numerusform>
            </translation>
        </message>
        <message>
            <source>until the next push</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>until the next poll</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 is busy or paused</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>its pipe is full</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>at least %n GetRecords call(s) refused</source>
            <translation>
                <numerusform>at least %n GetRecords call refused</numerusform>
                <numerusform>at least %n GetRecords calls refused</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n GetRecords call(s) refused</source>
            <translation>
                <numerusform>%n GetRecords call refused</numerusform>
                <numerusform>%n GetRecords calls refused</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 works on it and on what came with it</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Worked through within the millisecond of its arrival.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 from its arrival until it was worked through; %2 of it: %3.</source>
            <comment>a length of time</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 since its arrival; %2 of it: %3.</source>
            <comment>a length of time</comment>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Close the journey</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Moments of the record</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Journey of a record</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>There is no such record, or it cannot be read any more.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Journey of record %1 of %2</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>key %1, %2</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Show it large</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>as read by %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>Out of order: behind %n record(s) of its key stored while it waited to be sent again</source>
            <translation>
                <numerusform>Out of order: behind %n record of its key stored while it waited to be sent again</numerusform>
                <numerusform>Out of order: behind %n records of its key stored while it waited to be sent again</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Handed to processing %n more time(s): its batch failed</source>
            <translation>
                <numerusform>Handed to processing %n more time: its batch failed</numerusform>
                <numerusform>Handed to processing %n more times: its batch failed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s)</source>
            <translation>
                <numerusform>%Ln record</numerusform>
                <numerusform>%Ln records</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Out of order: %n later record(s) of its key came first, from child shards</source>
            <translation>
                <numerusform>Out of order: %n later record of its key came first, from child shards</numerusform>
                <numerusform>Out of order: %n later records of its key came first, from child shards</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>KPL aggregated record: %Ln user record(s)</source>
            <translation>
                <numerusform>KPL aggregated record: %Ln user record</numerusform>
                <numerusform>KPL aggregated record: %Ln user records</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %Ln more user record(s)</source>
            <translation>
                <numerusform>and %Ln more user record</numerusform>
                <numerusform>and %Ln more user records</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %Ln more byte(s)</source>
            <translation>
                <numerusform>and %Ln more byte</numerusform>
                <numerusform>and %Ln more bytes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln tag(s)</source>
            <translation>
                <numerusform>%Ln tag</numerusform>
                <numerusform>%Ln tags</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::Lineage</name>
        <message numerus="yes">
            <source>%n closed ancestor(s)</source>
            <translation>
                <numerusform>%n closed ancestor</numerusform>
                <numerusform>%n closed ancestors</numerusform>
            </translation>
        </message>
        <message>
            <source>all finished by %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 finished by %2</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ObjectMenus</name>
        <message>
            <source>Copy shard ID</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copy sequence number</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copy name</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Why?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Split…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Merge with…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Level plan…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Read on from another moment…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Zoom to the range</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Statistics of the range</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Mark this moment</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Note here…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A chapter begins here…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Rename…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copy key</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copy as text</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Filter the API calls</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Delete</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Show on the Fan-out stage</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Show on the Stream stage</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Why, at %1?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Run to %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Go to %1</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Journey of this record</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Journey of a record this slow</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Journey of its slowest record</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>Show %n closed ancestor(s)</source>
            <translation>
                <numerusform>Show %n closed ancestor</numerusform>
                <numerusform>Show %n closed ancestors</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Fold %n closed ancestor(s) into one</source>
            <translation>
                <numerusform>Fold %n closed ancestor into one</numerusform>
                <numerusform>Fold %n closed ancestors into one</numerusform>
            </translation>
        </message>
        <message>
            <source>Unpin</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Pin</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Move to shared throughput</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Move to enhanced fan-out</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Go on</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Pause</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Kill: its registration stays and goes on costing</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Kill: its iterators are lost</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Remove: gives its registration back</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Poison the next record</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Poison this key&apos;s newest record</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Heal its poison records</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copy as code…</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::Endpoint</name>
        <message>
            <source>Programs cannot call this run: %1 (Run &gt; Lines for a program of your own &gt; Port).</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::EndpointDialog</name>
        <message>
            <source>Copy</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Programs of your own</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Let programs on this computer call this run</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Port</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Address</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copy the address</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Any credentials will do. The limits of the profile hold for these programs, too, on the same clock: at a speed of ×1 they are the real ones.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>While the run is paused, nothing that is asked for comes about. What programs do is part of the run: undo leaves it, and a call while you look back begins a branch there. After %1 calls, records counted by the KiB, the run forgets how it came about: it goes on, but nothing can be undone, gone back to or saved any more.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Closed: nobody can call.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open. No program has called yet.</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>%Ln connection(s)</source>
            <translation>
                <numerusform>%Ln connection</numerusform>
                <numerusform>%Ln connections</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln request(s) answered</source>
            <translation>
                <numerusform>%Ln request answered</numerusform>
                <numerusform>%Ln requests answered</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::CodeTabs</name>
        <message>
            <source>Copy</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Languages</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copy the lines</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Lines to copy</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::StreamCodeDialog</name>
        <message>
            <source>%1 as code</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Makes a stream like this one in an account: name, capacity, retention, encryption, metrics and tags.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::CallCodeDialog</name>
        <message>
            <source>%1 as code</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Called by %1 at %2. Here it is for an account of yours.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::ImportDialog</name>
        <message>
            <source>&amp;Import</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Import a stream</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Paste what these commands print, one after another. Shards stand here as they do there, with their ranges and parents; records are not copied.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What the commands have printed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source> records/s</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>nothing</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Write to it</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open a &amp;file…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>%n open shard(s)</source>
            <translation>
                <numerusform>%n open shard</numerusform>
                <numerusform>%n open shards</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n closed</source>
            <translation>
                <numerusform>%n closed</numerusform>
                <numerusform>%n closed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n expired before</source>
            <translation>
                <numerusform>%n expired before</numerusform>
                <numerusform>%n expired before</numerusform>
            </translation>
        </message>
        <message>
            <source>even</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>uneven: from %1 to %2 of the hash space</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing pasted yet.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open a file</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>JSON (*.json *.txt);;All files (*)</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>%n registered consumer(s)</source>
            <translation>
                <numerusform>%n registered consumer</numerusform>
                <numerusform>%n registered consumers</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>CloudWatch counted %n period(s) of %1: they are written again.</source>
            <translation>
                <numerusform>CloudWatch counted %n period of %1: they are written again.</numerusform>
                <numerusform>CloudWatch counted %n periods of %1: they are written again.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them said nothing and count as zero.</source>
            <translation>
                <numerusform>%n of them said nothing and count as zero.</numerusform>
                <numerusform>%n of them said nothing and count as zero.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>That is long: %n at a time are averaged.</source>
            <translation>
                <numerusform>That is long: %n at a time are averaged.</numerusform>
                <numerusform>That is long: %n at a time are averaged.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more stream(s).</source>
            <translation>
                <numerusform>%n more stream.</numerusform>
                <numerusform>%n more streams.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::CreateStreamDialog</name>
        <message>
            <source>&amp;provisioned</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;on-demand</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Create</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>New stream</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Capacity</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Shards</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Largest record</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Tags</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The service chooses the shards and adds some as the load grows.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Takes %1 records/s and %2/s. It is ACTIVE after about %3.</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>A run has room for %n accounts and regions; choose one of those.</source>
            <translation>
                <numerusform>A run has room for %n account and region; choose that.</numerusform>
                <numerusform>A run has room for %n accounts and regions; choose one of those.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CodeWords</name>
        <message>
            <source>This is no call of the API: only Shardscope can do it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The AWS CLI has no subscribe-to-shard: it reads no event streams. Take boto3 or JavaScript.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A template says what there is to be. This call only asks, and changes nothing.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A template says what there is to be. This call writes or reads records.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A template says how many shards there are, not where they end: splits and merges are made by calls.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What is to go is taken out of its template.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No resource of this tool has it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This call is not in the run any more.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Programs have called so much that this run has forgotten its past, and with it what was asked.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Scaling</name>
        <message>
            <source>It has no cool-down.</source>
            <translation>It has no cool-down.</translation>
        </message>
        <message>
            <source>Cool-downs: %1 after adding, %2 after taking away.</source>
            <translation>Cool-downs: %1 after adding, %2 after taking away.</translation>
        </message>
        <message>
            <source>%1 from %2 points beyond</source>
            <comment>a change, percentage points</comment>
            <translation>%1 from %2 points beyond</translation>
        </message>
        <message>
            <source>Holds %1: adds shards when more is used for %2, takes some away when less than %3 is used for %4.</source>
            <translation>Holds %1: adds shards when more is used for %2, takes some away when less than %3 is used for %4.</translation>
        </message>
        <message>
            <source>Adds shards (%1) when %2 or more is used for %3, takes some away (%4) when less than %5 is used for %6.</source>
            <translation>Adds shards (%1) when %2 or more is used for %3, takes some away (%4) when less than %5 is used for %6.</translation>
        </message>
        <message>
            <source>Doubles when %1 of the last %2 periods of %3 used %4 or more; halves when %5 of %6 used less than %7 and no consumer was %8 behind.</source>
            <translation>Doubles when %1 of the last %2 periods of %3 used %4 or more; halves when %5 of %6 used less than %7 and no consumer was %8 behind.</translation>
        </message>
        <message>
            <source>PUT or GET</source>
            <translation>PUT or GET</translation>
        </message>
        <message>
            <source>Looks every %1. Adds shards when %2 used more than %3 for %4 of its minutes, then cools off for %5; takes some away when it used less than %6 for %7, then cools off for %8.</source>
            <translation>Looks every %1. Adds shards when %2 used more than %3 for %4 of its minutes, then cools off for %5; takes some away when it used less than %6 for %7, then cools off for %8.</translation>
        </message>
        <message>
            <source>Adds %1 when consumers are more than %2 behind for %3.</source>
            <translation>Adds %1 when consumers are more than %2 behind for %3.</translation>
        </message>
        <message>
            <source>Takes %1 away when they are less than %2 behind for %3.</source>
            <translation>Takes %1 away when they are less than %2 behind for %3.</translation>
        </message>
        <message>
            <source>New shards do not drain what waits in old ones.</source>
            <translation>New shards do not drain what waits in old ones.</translation>
        </message>
        <message>
            <source>Target tracking</source>
            <translation>Target tracking</translation>
        </message>
        <message>
            <source>Step scaling</source>
            <translation>Step scaling</translation>
        </message>
        <message>
            <source>Iterator age</source>
            <translation>Iterator age</translation>
        </message>
        <message>
            <source>Never fewer than %1 shards, never more than %2.</source>
            <translation>Never fewer than %1 shards, never more than %2.</translation>
        </message>
        <message>
            <source>Scaled up, %1 shards.</source>
            <translation>Scaled up, %1 shards.</translation>
        </message>
        <message>
            <source>Scaled down, %1 shards.</source>
            <translation>Scaled down, %1 shards.</translation>
        </message>
        <message>
            <source>%1 shards refused: %2</source>
            <translation>%1 shards refused: %2</translation>
        </message>
        <message>
            <source>Would scale up, and cools off until %1.</source>
            <translation>Would scale up, and cools off until %1.</translation>
        </message>
        <message>
            <source>Would scale down, and cools off until %1.</source>
            <translation>Would scale down, and cools off until %1.</translation>
        </message>
        <message>
            <source>Would scale up, and may have no more than %1 shards.</source>
            <translation>Would scale up, and may have no more than %1 shards.</translation>
        </message>
        <message>
            <source>Would scale down, and may have no fewer than %1 shards.</source>
            <translation>Would scale down, and may have no fewer than %1 shards.</translation>
        </message>
        <message>
            <source>Its change comes to no shard at %1.</source>
            <translation>Its change comes to no shard at %1.</translation>
        </message>
        <message>
            <source>Waits: the stream is not ACTIVE.</source>
            <translation>Waits: the stream is not ACTIVE.</translation>
        </message>
        <message>
            <source>Would scale down, and consumers are %1 behind.</source>
            <translation>Would scale down, and consumers are %1 behind.</translation>
        </message>
        <message>
            <source>Nothing is put, so there is no metric: INSUFFICIENT_DATA.</source>
            <translation>Nothing is put, so there is no metric: INSUFFICIENT_DATA.</translation>
        </message>
        <message>
            <source>UpdateShardCount refused, goes on by splits and merges, %1 shards: %2</source>
            <translation>UpdateShardCount refused, goes on by splits and merges, %1 shards: %2</translation>
        </message>
        <message>
            <source>Over: its stream has gone.</source>
            <translation>Over: its stream has gone.</translation>
        </message>
        <message>
            <source>Cools off until %1.</source>
            <translation>Cools off until %1.</translation>
        </message>
        <message>
            <source>Adds no shards until %1.</source>
            <translation>Adds no shards until %1.</translation>
        </message>
        <message>
            <source>Takes no shards away until %1.</source>
            <translation>Takes no shards away until %1.</translation>
        </message>
        <message>
            <source>Looks on.</source>
            <translation>Looks on.</translation>
        </message>
        <message>
            <source>Alarms: up %1, down %2.</source>
            <translation>Alarms: up %1, down %2.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::AddAutoscalerDialog</name>
        <message>
            <source>&amp;Add</source>
            <translation>&amp;Add</translation>
        </message>
        <message>
            <source>Add an autoscaler to %1</source>
            <translation>Add an autoscaler to %1</translation>
        </message>
        <message>
            <source>to</source>
            <comment>from a number to a number</comment>
            <translation>to</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>&amp;Name</translation>
        </message>
        <message>
            <source>Shards</source>
            <translation>Shards</translation>
        </message>
        <message>
            <source>A&amp;pproach</source>
            <translation>A&amp;pproach</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Utilisation to hold</source>
            <translation>Utilisation to hold</translation>
        </message>
        <message>
            <source> %</source>
            <translation> %</translation>
        </message>
        <message>
            <source>Adds when above it for</source>
            <translation>Adds when above it for</translation>
        </message>
        <message>
            <source> min</source>
            <translation> min</translation>
        </message>
        <message>
            <source>Takes away below</source>
            <translation>Takes away below</translation>
        </message>
        <message>
            <source> % of it</source>
            <translation> % of it</translation>
        </message>
        <message>
            <source>for</source>
            <translation>for</translation>
        </message>
        <message>
            <source>Cool-down after adding</source>
            <translation>Cool-down after adding</translation>
        </message>
        <message>
            <source> s</source>
            <translation> s</translation>
        </message>
        <message>
            <source>Cool-down after taking away</source>
            <translation>Cool-down after taking away</translation>
        </message>
        <message>
            <source>shards</source>
            <comment>a change is counted in</comment>
            <translation>shards</translation>
        </message>
        <message>
            <source>percent of the shards</source>
            <translation>percent of the shards</translation>
        </message>
        <message>
            <source>Changes are in</source>
            <translation>Changes are in</translation>
        </message>
        <message>
            <source>or, so far beyond (0: never)</source>
            <translation>or, so far beyond (0: never)</translation>
        </message>
        <message>
            <source> points</source>
            <translation> points</translation>
        </message>
        <message>
            <source>Cool-down</source>
            <translation>Cool-down</translation>
        </message>
        <message>
            <source>Adds from a use of</source>
            <translation>Adds from a use of</translation>
        </message>
        <message>
            <source>so many</source>
            <translation>so many</translation>
        </message>
        <message>
            <source>so many then</source>
            <translation>so many then</translation>
        </message>
        <message>
            <source>kinesis-auto-scaling (doubles and halves)</source>
            <translation>kinesis-auto-scaling (doubles and halves)</translation>
        </message>
        <message>
            <source> × 5 min</source>
            <translation> × 5 min</translation>
        </message>
        <message>
            <source>Doubles from a use of</source>
            <translation>Doubles from a use of</translation>
        </message>
        <message>
            <source>in so many</source>
            <translation>in so many</translation>
        </message>
        <message>
            <source>of the last</source>
            <translation>of the last</translation>
        </message>
        <message>
            <source>Halves below</source>
            <translation>Halves below</translation>
        </message>
        <message>
            <source>but not with an iterator age of</source>
            <translation>but not with an iterator age of</translation>
        </message>
        <message>
            <source>Paste its &amp;JSON</source>
            <translation>&amp;Paste its JSON</translation>
        </message>
        <message>
            <source>From a &amp;file…</source>
            <translation>From a &amp;file…</translation>
        </message>
        <message>
            <source>Its configuration</source>
            <translation>Its configuration</translation>
        </message>
        <message>
            <source>clipboard</source>
            <translation>clipboard</translation>
        </message>
        <message>
            <source>Adds above an age of</source>
            <translation>Adds above an age of</translation>
        </message>
        <message>
            <source> % of the shards</source>
            <translation> % of the shards</translation>
        </message>
        <message>
            <source>Takes away below (0: never)</source>
            <translation>Takes away below (0: never)</translation>
        </message>
        <message>
            <source>A minute in which nobody reads counts as above</source>
            <translation>A minute in which nobody reads counts as above</translation>
        </message>
        <message>
            <source>A configuration of scaling utils</source>
            <translation>A configuration of scaling utils</translation>
        </message>
        <message>
            <source>%1 cannot be read.</source>
            <translation>%1 cannot be read.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::AutoscalerSheet</name>
        <message>
            <source>None yet.</source>
            <translation>None yet.</translation>
        </message>
        <message>
            <source>The last whole minute</source>
            <translation>The last whole minute</translation>
        </message>
        <message>
            <source>used by writes</source>
            <translation>used by writes</translation>
        </message>
        <message>
            <source>capacity</source>
            <translation>capacity</translation>
        </message>
        <message>
            <source>shards</source>
            <translation>shards</translation>
        </message>
        <message>
            <source>iterator age</source>
            <translation>iterator age</translation>
        </message>
        <message>
            <source>Since it was added</source>
            <translation>Since it was added</translation>
        </message>
        <message>
            <source>scaled up</source>
            <translation>scaled up</translation>
        </message>
        <message>
            <source>scaled down</source>
            <translation>scaled down</translation>
        </message>
        <message>
            <source>turned round</source>
            <translation>turned round</translation>
        </message>
        <message>
            <source>Scaled the other way within an hour: flapping</source>
            <translation>Scaled the other way within an hour: flapping</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>refused</translation>
        </message>
        <message>
            <source>changes in 24 h</source>
            <translation>changes in 24 h</translation>
        </message>
        <message>
            <source>Decisions, newest first</source>
            <translation>Decisions, newest first</translation>
        </message>
        <message>
            <source>Remove this autoscaler</source>
            <translation>Remove this autoscaler</translation>
        </message>
        <message>
            <source>%1 → %2</source>
            <comment>an approach, a stream</comment>
            <translation>%1 → %2</translation>
        </message>
        <message>
            <source>no metric</source>
            <translation>no metric</translation>
        </message>
        <message numerus="yes">
            <source>(%Ln times)</source>
            <translation>
                <numerusform>(%Ln time)</numerusform>
                <numerusform>(%Ln times)</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ShardCount</name>
        <message numerus="yes">
            <source>%n split(s)</source>
            <translation>
                <numerusform>%n split</numerusform>
                <numerusform>%n splits</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n merge(s)</source>
            <translation>
                <numerusform>%n merge</numerusform>
                <numerusform>%n merges</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ProgramSheet</name>
        <message numerus="yes">
            <source>%n more</source>
            <comment>shards</comment>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <comment>subscriptions</comment>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ShardFilterBox</name>
        <message numerus="yes">
            <source>%1 of %n shard(s)</source>
            <translation>
                <numerusform>%1 of %n shard</numerusform>
                <numerusform>%1 of %n shards</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>ListShards listed %n shard(s).</source>
            <translation>
                <numerusform>ListShards listed %n shard.</numerusform>
                <numerusform>ListShards listed %n shards.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::AddProducerDialog</name>
        <message numerus="yes">
            <source>%Ln open shard(s) take %1 and %2.</source>
            <translation>
                <numerusform>%Ln open shard take %1 and %2.</numerusform>
                <numerusform>%Ln open shards take %1 and %2.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ProgramCard</name>
        <message numerus="yes">
            <source>a program, reads %n shard(s)</source>
            <translation>
                <numerusform>a program, reads %n shard</numerusform>
                <numerusform>a program, reads %n shards</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>a program, subscribed to %n shard(s) as %1</source>
            <translation>
                <numerusform>a program, subscribed to %n shard as %1</numerusform>
                <numerusform>a program, subscribed to %n shards as %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::RunSettingsDialog</name>
        <message numerus="yes">
            <source>%n quota(s) of a file hold in this run.</source>
            <translation>
                <numerusform>%n quota of a file holds in this run.</numerusform>
                <numerusform>%n quotas of a file hold in this run.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>UserRecordsText</name>
        <message numerus="yes">
            <source>KPL: %Ln user record(s) in the latest %1 of its records</source>
            <translation>
                <numerusform>KPL: %Ln user record in the latest %1 of its records</numerusform>
                <numerusform>KPL: %Ln user records in the latest %1 of its records</numerusform>
            </translation>
        </message>
    </context>
</TS>
