<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
    <context>
        <name>ConsumerWords</name>
        <message>
            <source>SubscribeToShard: records are pushed to it as they come, and each subscription is renewed after %1.</source>
            <translation>SubscribeToShard：記錄一到就推送給它，每個訂閱在 %1後更新。</translation>
        </message>
        <message>
            <source>GetRecords on each shard every %1, at most %2 records a call.</source>
            <translation>每 %1對每個分片呼叫一次 GetRecords，每次最多 %2 筆記錄。</translation>
        </message>
        <message>
            <source>Iterator age</source>
            <translation>迭代器存留期</translation>
        </message>
        <message>
            <source>How long ago the oldest record arrived that has not been read yet: a gap of arrival time, not a size of backlog. Few old records make it high, many new ones do not.</source>
            <translation>最舊的未讀記錄是多久以前到達的：這是到達時間的差距，而不是積壓的多寡。少數舊記錄會讓它變高，許多新記錄則不會。</translation>
        </message>
        <message>
            <source>0 is the tip: nothing is left to read. At the retention period records are lost unread.</source>
            <translation>0 表示在最新處：沒有未讀的記錄。達到保留期時，記錄會在未讀的情況下遺失。</translation>
        </message>
        <message>
            <source>The service tells it of the last record that a call returned: MillisBehindLatest in the answer, GetRecords.IteratorAgeMilliseconds in CloudWatch.</source>
            <translation>服務以一次呼叫傳回的最後一筆記錄來表示：回應中的 MillisBehindLatest，以及 CloudWatch 的 GetRecords.IteratorAgeMilliseconds。</translation>
        </message>
        <message>
            <source>The service tells it with each event: MillisBehindLatest, and SubscribeToShardEvent.MillisBehindLatest in CloudWatch.</source>
            <translation>服務隨每個事件提供：MillisBehindLatest，以及 CloudWatch 的 SubscribeToShardEvent.MillisBehindLatest。</translation>
        </message>
    </context>
    <context>
        <name>Format</name>
        <message>
            <source>%1 k</source>
            <comment>thousands</comment>
            <translation>%1 k</translation>
        </message>
        <message>
            <source>%1 M</source>
            <comment>millions</comment>
            <translation>%1 M</translation>
        </message>
        <message>
            <source>%1 G</source>
            <comment>thousands of millions</comment>
            <translation>%1 G</translation>
        </message>
        <message>
            <source>%1 records/s</source>
            <translation>%1 筆/秒</translation>
        </message>
        <message>
            <source>%1 %2/s</source>
            <comment>a number, a unit of bytes</comment>
            <translation>%1 %2/秒</translation>
        </message>
        <message>
            <source>%1 MiB/s</source>
            <translation>%1 MiB/秒</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>a number, a unit of bytes</comment>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>%1 %</source>
            <comment>percent</comment>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>%1 ms</source>
            <comment>milliseconds</comment>
            <translation>%1 毫秒</translation>
        </message>
        <message>
            <source>%1 s</source>
            <comment>seconds</comment>
            <translation>%1 秒</translation>
        </message>
        <message>
            <source>%1 m %2 s</source>
            <translation>%1 分 %2 秒</translation>
        </message>
        <message>
            <source>%1 m</source>
            <comment>minutes</comment>
            <translation>%1 分</translation>
        </message>
        <message>
            <source>%1 h %2 m</source>
            <translation>%1 時 %2 分</translation>
        </message>
        <message>
            <source>%1 h</source>
            <comment>hours</comment>
            <translation>%1 小時</translation>
        </message>
        <message>
            <source>%1 d %2 h</source>
            <translation>%1 天 %2 小時</translation>
        </message>
        <message>
            <source>%1 d</source>
            <comment>days</comment>
            <translation>%1 天</translation>
        </message>
        <message>
            <source>max</source>
            <comment>speed</comment>
            <translation>最快</translation>
        </message>
        <message>
            <source>%1 % of the ring</source>
            <translation>雜湊環的 %1 %</translation>
        </message>
        <message>
            <source>shard %1</source>
            <translation>分片 %1</translation>
        </message>
        <message>
            <source>%1 calls/s</source>
            <translation>%1 次呼叫/秒</translation>
        </message>
    </context>
    <context>
        <name>KeyHeatmap</name>
        <message>
            <source>refused</source>
            <comment>legend: the shard refused records</comment>
            <translation>被拒</translation>
        </message>
    </context>
    <context>
        <name>QAbstractSpinBox</name>
        <message>
            <source>&amp;Select All</source>
            <translation>全選(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Step up</source>
            <translation>遞增(&amp;S)</translation>
        </message>
        <message>
            <source>Step &amp;down</source>
            <translation>遞減(&amp;D)</translation>
        </message>
    </context>
    <context>
        <name>QLineEdit</name>
        <message>
            <source>&amp;Undo</source>
            <translation>復原(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>重做(&amp;R)</translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation>剪下(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>複製(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>貼上(&amp;P)</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>刪除</translation>
        </message>
        <message>
            <source>Select All</source>
            <translation>全選</translation>
        </message>
    </context>
    <context>
        <name>QPlatformTheme</name>
        <message>
            <source>OK</source>
            <translation>確定</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>儲存</translation>
        </message>
        <message>
            <source>Save All</source>
            <translation>全部儲存</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>開啟</translation>
        </message>
        <message>
            <source>&amp;Yes</source>
            <translation>是(&amp;Y)</translation>
        </message>
        <message>
            <source>Yes to &amp;All</source>
            <translation>全部皆是(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;No</source>
            <translation>否(&amp;N)</translation>
        </message>
        <message>
            <source>N&amp;o to All</source>
            <translation>全部皆否(&amp;O)</translation>
        </message>
        <message>
            <source>Abort</source>
            <translation>中止</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>重試</translation>
        </message>
        <message>
            <source>Ignore</source>
            <translation>忽略</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>捨棄</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>說明</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>套用</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>重設</translation>
        </message>
        <message>
            <source>Restore Defaults</source>
            <translation>回復預設值</translation>
        </message>
    </context>
    <context>
        <name>QWidgetTextControl</name>
        <message>
            <source>&amp;Undo</source>
            <translation>復原(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>重做(&amp;R)</translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation>剪下(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>複製(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>貼上(&amp;P)</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>刪除</translation>
        </message>
        <message>
            <source>Select All</source>
            <translation>全選</translation>
        </message>
        <message>
            <source>Copy &amp;Link Location</source>
            <translation>複製連結位址(&amp;L)</translation>
        </message>
    </context>
    <context>
        <name>Refused</name>
        <message>
            <source>One of the values given is not allowed here.</source>
            <translation>給定的值之中有一個在此處不被允許。</translation>
        </message>
        <message>
            <source>The message names the value; change it and try again.</source>
            <translation>訊息會指出是哪個值；修改後再試一次。</translation>
        </message>
        <message>
            <source>There is no stream of this name.</source>
            <translation>沒有這個名稱的串流。</translation>
        </message>
        <message>
            <source>Create the stream, or choose one from the list.</source>
            <translation>請建立該串流，或從清單中選擇一個。</translation>
        </message>
        <message>
            <source>A stream of this name exists already.</source>
            <translation>已有同名的串流。</translation>
        </message>
        <message>
            <source>Choose another name, or delete the old stream first.</source>
            <translation>請改用其他名稱，或先刪除舊的串流。</translation>
        </message>
        <message>
            <source>The stream is still busy with an earlier change.</source>
            <translation>串流仍在處理先前的變更。</translation>
        </message>
        <message>
            <source>Wait until it is ACTIVE again; splits and merges go one at a time.</source>
            <translation>請等它恢復為 ACTIVE；分割與合併一次只能進行一個。</translation>
        </message>
        <message>
            <source>The stream has no such shard.</source>
            <translation>串流沒有這個分片。</translation>
        </message>
        <message>
            <source>Choose one of the shards on the map.</source>
            <translation>請在分片圖上選擇一個分片。</translation>
        </message>
        <message>
            <source>This shard has been closed by an earlier split or merge.</source>
            <translation>這個分片已因先前的分割或合併而關閉。</translation>
        </message>
        <message>
            <source>Act on one of its children instead.</source>
            <translation>請改對它的子分片操作。</translation>
        </message>
        <message>
            <source>The two shards do not lie side by side on the hash-key ring.</source>
            <translation>這兩個分片在雜湊鍵環上並不相鄰。</translation>
        </message>
        <message>
            <source>Only neighbours can be merged: drop the shard on the one next to it.</source>
            <translation>只有相鄰的分片才能合併：請把分片放到它旁邊的分片上。</translation>
        </message>
        <message>
            <source>The cut does not lie inside the shard, or would leave one half empty.</source>
            <translation>切點不在分片內，或會使其中一半為空。</translation>
        </message>
        <message>
            <source>Cut between the two edges of the shard.</source>
            <translation>請在分片的兩個邊界之間切割。</translation>
        </message>
        <message>
            <source>The account would have more open shards than it may.</source>
            <translation>帳戶的開啟分片數將超過上限。</translation>
        </message>
        <message>
            <source>Merge cold shards first, or ask for a higher quota.</source>
            <translation>請先合併冷門分片，或申請提高配額。</translation>
        </message>
        <message>
            <source>Too many streams are being made at the same time.</source>
            <translation>同時建立的串流太多。</translation>
        </message>
        <message>
            <source>Wait until one of them is ACTIVE.</source>
            <translation>請等其中一個變為 ACTIVE。</translation>
        </message>
        <message>
            <source>The number of shards may at most double, and at least halve, in one call.</source>
            <translation>一次呼叫最多只能將分片數加倍，最少只能減半。</translation>
        </message>
        <message>
            <source>Go in several steps, each within half and double.</source>
            <translation>請分多次進行，每次介於一半與兩倍之間。</translation>
        </message>
        <message>
            <source>The number of shards has been changed too often within 24 hours.</source>
            <translation>24 小時內變更分片數的次數過多。</translation>
        </message>
        <message>
            <source>Wait, or split and merge single shards, which is not counted.</source>
            <translation>請稍候，或逐一分割與合併分片，這不計入次數。</translation>
        </message>
        <message>
            <source>The stream still has registered fan-out consumers.</source>
            <translation>串流仍有已註冊的扇出取用者。</translation>
        </message>
        <message>
            <source>Deregister them first, or delete with the consumers enforced.</source>
            <translation>請先取消註冊，或選擇連同取用者一起刪除。</translation>
        </message>
        <message>
            <source>The stream has no consumer of this name.</source>
            <translation>串流沒有這個名稱的取用者。</translation>
        </message>
        <message>
            <source>Register the consumer first, or choose one from the list.</source>
            <translation>請先註冊取用者，或從清單中選擇一個。</translation>
        </message>
        <message>
            <source>A consumer of this name is registered already.</source>
            <translation>已註冊同名的取用者。</translation>
        </message>
        <message>
            <source>Choose another name.</source>
            <translation>請改用其他名稱。</translation>
        </message>
        <message>
            <source>The consumer is not ACTIVE yet.</source>
            <translation>取用者尚未成為 ACTIVE。</translation>
        </message>
        <message>
            <source>Wait a few seconds and subscribe then.</source>
            <translation>請等幾秒後再訂閱。</translation>
        </message>
        <message>
            <source>The stream has as many fan-out consumers as it may.</source>
            <translation>串流的扇出取用者已達上限。</translation>
        </message>
        <message>
            <source>Deregister one, or let this one poll and share.</source>
            <translation>請取消註冊其中一個，或讓這個改用共享輪詢。</translation>
        </message>
        <message>
            <source>This consumer has subscribed to the shard only just before.</source>
            <translation>這個取用者剛剛才訂閱過該分片。</translation>
        </message>
        <message>
            <source>Wait five seconds before subscribing again.</source>
            <translation>請等五秒後再重新訂閱。</translation>
        </message>
        <message>
            <source>The shard takes no more records in this second.</source>
            <translation>分片在這一秒內無法再接收記錄。</translation>
        </message>
        <message>
            <source>Split the shard, spread its hot keys, or put several records into one.</source>
            <translation>請分割分片、分散熱鍵，或將多筆記錄合為一筆。</translation>
        </message>
        <message>
            <source>The shard takes no more bytes in this second.</source>
            <translation>分片在這一秒內無法再接收資料量。</translation>
        </message>
        <message>
            <source>Split the shard, spread its hot keys, or compress the records.</source>
            <translation>請分割分片、分散熱鍵，或壓縮記錄。</translation>
        </message>
        <message>
            <source>All pollers together have read this shard as much as they may in this second.</source>
            <translation>在這一秒內，所有輪詢者合計對此分片的讀取已達上限。</translation>
        </message>
        <message>
            <source>Poll less often, split the shard, or use enhanced fan-out.</source>
            <translation>請降低輪詢頻率、分割分片，或使用增強扇出。</translation>
        </message>
        <message>
            <source>The iterator is older than five minutes.</source>
            <translation>迭代器已超過五分鐘。</translation>
        </message>
        <message>
            <source>Ask for a new one at the sequence number read last.</source>
            <translation>請以最後讀取的序號取得新的迭代器。</translation>
        </message>
        <message>
            <source>This is not an iterator of the service.</source>
            <translation>這不是本服務的迭代器。</translation>
        </message>
        <message>
            <source>Ask for a new one with GetShardIterator.</source>
            <translation>請用 GetShardIterator 取得新的迭代器。</translation>
        </message>
        <message>
            <source>One record is larger than a record may be.</source>
            <translation>有一筆記錄超過大小上限。</translation>
        </message>
        <message>
            <source>Cut it into parts, compress it, or keep the bytes elsewhere and send a reference.</source>
            <translation>請切分、壓縮，或將資料存放他處並傳送參照。</translation>
        </message>
        <message>
            <source>The call holds more records or bytes than one call may.</source>
            <translation>此呼叫的記錄數或位元組數超過單次上限。</translation>
        </message>
        <message>
            <source>Put the records into several calls.</source>
            <translation>請將記錄分到多次呼叫。</translation>
        </message>
        <message>
            <source>The page token is older than five minutes.</source>
            <translation>分頁權杖已超過五分鐘。</translation>
        </message>
        <message>
            <source>Ask for the list again from its start.</source>
            <translation>請從頭重新列出。</translation>
        </message>
        <message>
            <source>This operation has been called too often within a second.</source>
            <translation>這個操作在一秒內被呼叫太多次。</translation>
        </message>
        <message>
            <source>Wait a moment, and call it less often.</source>
            <translation>請稍候，並減少呼叫次數。</translation>
        </message>
        <message>
            <source>Everything was in order, and nothing was done: the call asked for a dry run.</source>
            <translation>一切無誤，但沒有執行：這個呼叫要求試行。</translation>
        </message>
        <message>
            <source>Leave out DryRun to do it.</source>
            <translation>拿掉 DryRun 即可執行。</translation>
        </message>
        <message>
            <source>The operation does not go with the capacity mode of the stream.</source>
            <translation>這個操作不適用於此串流的容量模式。</translation>
        </message>
        <message>
            <source>Switch the mode, or let the service scale an on-demand stream.</source>
            <translation>請切換模式，或讓服務自行擴展隨需串流。</translation>
        </message>
        <message>
            <source>The account has as many on-demand streams as it may.</source>
            <translation>帳戶的隨需串流已達上限。</translation>
        </message>
        <message>
            <source>Make the stream provisioned, or ask for a higher quota.</source>
            <translation>請改用佈建模式，或申請提高配額。</translation>
        </message>
        <message>
            <source>Warm throughput needs the account&apos;s commitment to a minimum throughput.</source>
            <translation>預熱輸送量需要帳戶承諾最低輸送量。</translation>
        </message>
        <message>
            <source>Enable the commitment in the account settings first.</source>
            <translation>請先在帳戶設定中啟用承諾。</translation>
        </message>
        <message>
            <source>A stream still has warm throughput.</source>
            <translation>仍有串流使用預熱輸送量。</translation>
        </message>
        <message>
            <source>Set its warm throughput to 0 first.</source>
            <translation>請先將其預熱輸送量設為 0。</translation>
        </message>
        <message>
            <source>The resource would have more tags than it may.</source>
            <translation>資源的標籤會超過上限。</translation>
        </message>
        <message>
            <source>Remove tags that are not needed first.</source>
            <translation>請先移除不需要的標籤。</translation>
        </message>
        <message>
            <source>A tag holds characters that tags may not hold.</source>
            <translation>標籤含有不允許的字元。</translation>
        </message>
        <message>
            <source>Use letters, digits, spaces and _ . : / = + - @ only.</source>
            <translation>只能使用字母、數字、空格與 _ . : / = + - @。</translation>
        </message>
        <message>
            <source>The resource has no policy.</source>
            <translation>資源沒有政策。</translation>
        </message>
        <message>
            <source>Attach one with PutResourcePolicy.</source>
            <translation>請用 PutResourcePolicy 附加一個。</translation>
        </message>
        <message>
            <source>The capacity mode has been switched twice within 24 hours.</source>
            <translation>容量模式在 24 小時內已切換兩次。</translation>
        </message>
        <message>
            <source>Wait until 24 hours have passed since the first switch.</source>
            <translation>請等到第一次切換滿 24 小時。</translation>
        </message>
        <message>
            <source>Encryption has been started and stopped too often within 24 hours.</source>
            <translation>加密在 24 小時內啟動與停止太多次。</translation>
        </message>
        <message>
            <source>Wait until 24 hours have passed since the first of these calls.</source>
            <translation>請等到其中第一次呼叫滿 24 小時。</translation>
        </message>
        <message>
            <source>There is no such channel.</source>
            <translation>沒有這個通道。</translation>
        </message>
        <message>
            <source>Create the channel, or choose one from the list.</source>
            <translation>請建立通道，或從清單中選擇。</translation>
        </message>
        <message>
            <source>The channel, or its table, is in use already.</source>
            <translation>通道或其資料表已在使用中。</translation>
        </message>
        <message>
            <source>Choose another name or another table.</source>
            <translation>請選擇其他名稱或其他資料表。</translation>
        </message>
        <message>
            <source>The channel is still busy with an earlier change.</source>
            <translation>通道仍在處理先前的變更。</translation>
        </message>
        <message>
            <source>Wait until it is ACTIVE again.</source>
            <translation>請等到它再次 ACTIVE。</translation>
        </message>
        <message>
            <source>There are as many channels as there may be.</source>
            <translation>通道數已達上限。</translation>
        </message>
        <message>
            <source>Delete one first.</source>
            <translation>請先刪除一個。</translation>
        </message>
        <message>
            <source>The stream still has channels.</source>
            <translation>串流仍有通道。</translation>
        </message>
        <message>
            <source>Delete its channels first.</source>
            <translation>請先刪除其通道。</translation>
        </message>
        <message>
            <source>Who called may not call this operation.</source>
            <translation>呼叫者無權呼叫這個操作。</translation>
        </message>
        <message>
            <source>Allow the operation again, as an IAM policy would.</source>
            <translation>請像 IAM 政策那樣重新允許這個操作。</translation>
        </message>
        <message>
            <source>Who called may not use the KMS key of the stream.</source>
            <translation>呼叫者無權使用串流的 KMS 金鑰。</translation>
        </message>
        <message>
            <source>Allow kms:GenerateDataKey to who writes and kms:Decrypt to who reads.</source>
            <translation>請允許寫入者使用 kms:GenerateDataKey，讀取者使用 kms:Decrypt。</translation>
        </message>
        <message>
            <source>The KMS key of the stream is disabled.</source>
            <translation>串流的 KMS 金鑰已停用。</translation>
        </message>
        <message>
            <source>Enable the key.</source>
            <translation>請啟用金鑰。</translation>
        </message>
        <message>
            <source>The KMS key of the stream is about to be deleted.</source>
            <translation>串流的 KMS 金鑰即將被刪除。</translation>
        </message>
        <message>
            <source>Cancel the deletion and enable the key; once it is gone, so are its records.</source>
            <translation>請取消刪除並啟用金鑰；金鑰一旦消失，其記錄也隨之失去。</translation>
        </message>
        <message>
            <source>The KMS key of the stream does not exist, or not in this region.</source>
            <translation>串流的 KMS 金鑰不存在，或不在這個區域。</translation>
        </message>
        <message>
            <source>Name a key that exists in the account and region of the stream.</source>
            <translation>請指定串流所在帳戶與區域中存在的金鑰。</translation>
        </message>
        <message>
            <source>The account has no subscription to KMS.</source>
            <translation>帳戶尚未訂閱 KMS。</translation>
        </message>
        <message>
            <source>Subscribe the account to KMS.</source>
            <translation>請為帳戶訂閱 KMS。</translation>
        </message>
        <message>
            <source>KMS refuses calls beyond its own rate.</source>
            <translation>KMS 拒絕超過其自身速率的呼叫。</translation>
        </message>
        <message>
            <source>Try again after a pause.</source>
            <translation>請稍後再試。</translation>
        </message>
        <message>
            <source>The policy of the stream or consumer denies this operation to who called.</source>
            <translation>串流或取用者的政策拒絕呼叫者執行這個操作。</translation>
        </message>
        <message>
            <source>Change the statement of the policy that denies it.</source>
            <translation>請修改政策中拒絕它的陳述式。</translation>
        </message>
        <message>
            <source>The stream or consumer belongs to another account, and its policy does not share it.</source>
            <translation>串流或取用者屬於另一個帳戶，其政策並未分享它。</translation>
        </message>
        <message>
            <source>Share it with the account that calls, by PutResourcePolicy.</source>
            <translation>請用 PutResourcePolicy 與呼叫的帳戶分享。</translation>
        </message>
        <message>
            <source>A fault that was injected on purpose refused this.</source>
            <translation>刻意注入的故障拒絕了這個呼叫。</translation>
        </message>
        <message>
            <source>Clear the fault, or try again as the program would.</source>
            <translation>請清除該故障，或像程式那樣重試。</translation>
        </message>
        <message>
            <source>Wait until the service has split the shard, spread its hot keys, or ready warm throughput before the load comes.</source>
            <translation>請等服務分割此分片、分散熱鍵，或在負載到來前備妥預熱輸送量。</translation>
        </message>
        <message>
            <source>Poll less often, or use enhanced fan-out.</source>
            <translation>請降低輪詢頻率，或使用增強扇出。</translation>
        </message>
        <message>
            <source>The service of this profile does not have this operation: it came later.</source>
            <translation>此設定檔的服務沒有這個操作：它是後來才推出的。</translation>
        </message>
        <message>
            <source>Choose the profile current.</source>
            <translation>請選擇設定檔 current。</translation>
        </message>
        <message>
            <source>On-demand streams of this region cannot be kept ready for so much.</source>
            <translation>這個區域的隨需串流無法預留這麼高的容量。</translation>
        </message>
        <message>
            <source>Ask for no more than they can grow to there, or use a region with a higher ceiling.</source>
            <translation>請勿超過該區域可成長到的上限，或改用上限較高的區域。</translation>
        </message>
        <message>
            <source>Choose the profile “current”.</source>
            <translation>請選擇設定檔「current」。</translation>
        </message>
        <message>
            <source>Rule: %1 (%2, %3).</source>
            <translation>規則：%1（%2，%3）。</translation>
        </message>
        <message>
            <source>Too many fan-out consumers of the stream are being registered at the same time.</source>
            <translation>這個串流同時註冊的扇出取用者太多。</translation>
        </message>
        <message>
            <source>UpdateShardCount, from half to double the open shards</source>
            <translation>UpdateShardCount，開啟分片數的一半到兩倍</translation>
        </message>
        <message>
            <source>Rule: %1 (%2).</source>
            <translation>規則：%1（%2）。</translation>
        </message>
        <message>
            <source>of this account, as the scenario says</source>
            <translation>此帳戶所有，依情境所述</translation>
        </message>
        <message>
            <source>as the scenario says, %1</source>
            <comment>the date of a quota</comment>
            <translation>依情境所述，%1</translation>
        </message>
    </context>
    <context>
        <name>ShardMap</name>
        <message>
            <source>%1 shards</source>
            <translation>%1 個分片</translation>
        </message>
        <message>
            <source>none refuses writes</source>
            <translation>沒有分片拒絕寫入</translation>
        </message>
        <message>
            <source>%1 refuse writes</source>
            <translation>%1 個分片拒絕寫入</translation>
        </message>
        <message>
            <source>hash key →</source>
            <translation>雜湊鍵 →</translation>
        </message>
        <message>
            <source>middle of the range</source>
            <translation>範圍中點</translation>
        </message>
        <message>
            <source>halves the load</source>
            <translation>平分負載</translation>
        </message>
        <message>
            <source>just below the hottest key</source>
            <translation>緊鄰最熱鍵之下</translation>
        </message>
        <message>
            <source>just below “%1”</source>
            <translation>緊鄰「%1」之下</translation>
        </message>
        <message>
            <source>just above the hottest key</source>
            <translation>緊鄰最熱鍵之上</translation>
        </message>
        <message>
            <source>just above “%1”</source>
            <translation>緊鄰「%1」之上</translation>
        </message>
        <message>
            <source>too narrow to split</source>
            <translation>範圍太窄，無法分割</translation>
        </message>
        <message>
            <source>SplitShard at %1</source>
            <translation>SplitShard 於 %1</translation>
        </message>
        <message>
            <source>one key alone takes %1: no split can help</source>
            <translation>單一鍵就占 %1：分割無濟於事</translation>
        </message>
        <message>
            <source>not neighbours on the ring: the service will refuse</source>
            <translation>在環上不相鄰：服務將拒絕</translation>
        </message>
        <message>
            <source>more than one shard can take: writes will be refused</source>
            <translation>超過單一分片的容量：寫入將被拒絕</translation>
        </message>
        <message>
            <source>one refuses writes</source>
            <translation>一個分片拒絕寫入</translation>
        </message>
        <message>
            <source>throttles in %1</source>
            <translation>%1 後拒絕寫入</translation>
        </message>
        <message>
            <source>%1 of %2 shards in sight</source>
            <translation>可見 %1 個，共 %2 個分片</translation>
        </message>
        <message>
            <source>“%1” alone takes %2: no split can help</source>
            <translation>僅「%1」就占 %2：分割無濟於事</translation>
        </message>
        <message>
            <source>what would: salt the key, a composite key, or several records in one</source>
            <translation>有效的做法：鍵加鹽、複合鍵，或將多筆記錄聚合為一</translation>
        </message>
        <message>
            <source>1 2 3: the best cuts, with the fuller child&apos;s load</source>
            <translation>1 2 3：最佳切點，附較滿子分片的負載</translation>
        </message>
        <message>
            <source>“%1” alone takes %2: only salting, a composite key or aggregation helps</source>
            <translation>僅「%1」就占 %2：只有加鹽、複合鍵或聚合才有效</translation>
        </message>
        <message>
            <source>shared %1 records of %2 keys</source>
            <translation>shared %1 筆、%2 個鍵</translation>
        </message>
        <message>
            <source>fan-out %1 records of %2 keys</source>
            <translation>fan-out %1 筆、%2 個鍵</translation>
        </message>
        <message>
            <source>unread there: %1</source>
            <translation>尚未讀取：%1</translation>
        </message>
        <message>
            <source>in order here: readers end the parent first; a loop that does not could mix up %1 keys</source>
            <translation>此處順序正確：先讀完父分片；若程式未這樣做，可能打亂 %1 個鍵的順序</translation>
        </message>
        <message>
            <source>%1 keys could be read out of order</source>
            <translation>%1 個鍵可能被亂序讀取</translation>
        </message>
        <message>
            <source>bytes %1</source>
            <translation>位元組 %1</translation>
        </message>
        <message>
            <source>records %1</source>
            <translation>記錄 %1</translation>
        </message>
        <message>
            <source>%1 by records</source>
            <translation>%1（記錄數）</translation>
        </message>
        <message>
            <source>%1 by bytes</source>
            <translation>%1（位元組）</translation>
        </message>
        <message>
            <source>on demand the service decides: it will refuse this call</source>
            <translation>隨需模式由服務決定：它會拒絕此呼叫</translation>
        </message>
    </context>
    <context>
        <name>ShardWords</name>
        <message>
            <source>%1, %2 of its write quota, refuses %3 writes a second</source>
            <translation>%1，寫入配額的 %2，每秒拒絕 %3 次寫入</translation>
        </message>
        <message>
            <source>%1, %2 of its write quota, above the limit</source>
            <translation>%1，寫入配額的 %2，超過上限</translation>
        </message>
        <message>
            <source>%1, %2 of its write quota</source>
            <translation>%1，寫入配額的 %2</translation>
        </message>
    </context>
    <context>
        <name>SpokenSummary</name>
        <message>
            <source>Nobody reads it.</source>
            <translation>沒有人讀取它。</translation>
        </message>
        <message>
            <source>%1 is %2 behind</source>
            <translation>%1 落後 %2</translation>
        </message>
        <message>
            <source>Consumers: %1.</source>
            <translation>取用者：%1。</translation>
        </message>
        <message>
            <source>; </source>
            <comment>between consumers</comment>
            <translation>；</translation>
        </message>
        <message>
            <source>Virtual time %1.</source>
            <translation>虛擬時間 %1。</translation>
        </message>
        <message>
            <source>Stream %1, %2, with %3 open shards.</source>
            <translation>串流 %1，%2，有 %3 個開啟的分片。</translation>
        </message>
        <message>
            <source>It stores %1, %2.</source>
            <translation>它儲存 %1、%2。</translation>
        </message>
        <message>
            <source>Fullest: %1.</source>
            <translation>最滿：%1。</translation>
        </message>
        <message>
            <source>%1 is %2 behind, half of its records take %3 or less, one in a hundred more than %4</source>
            <translation>%1 落後 %2，半數記錄在 %3 以內送達，百分之一超過 %4</translation>
        </message>
        <message>
            <source>%1: %2.</source>
            <comment>kind of consumers, what each does</comment>
            <translation>%1：%2。</translation>
        </message>
        <message>
            <source>nobody</source>
            <translation>沒有</translation>
        </message>
        <message>
            <source>Shared throughput</source>
            <translation>Shared throughput</translation>
        </message>
        <message>
            <source>Enhanced fan-out</source>
            <translation>Enhanced fan-out</translation>
        </message>
        <message>
            <source>program %1 is %2 behind</source>
            <translation>程式 %1 落後 %2</translation>
        </message>
        <message>
            <source>it does not keep up</source>
            <translation>它跟不上</translation>
        </message>
    </context>
    <context>
        <name>StageSentence</name>
        <message>
            <source>%1 is at %2 of its write quota.</source>
            <translation>%1 已達寫入配額的 %2。</translation>
        </message>
        <message>
            <source>Key “%1” is %2 of its load.</source>
            <translation>鍵「%1」占其負載的 %2。</translation>
        </message>
        <message>
            <source>The whole stream uses only %1 of its quota.</source>
            <translation>整個串流只用了配額的 %1。</translation>
        </message>
        <message>
            <source>%1 is %2 behind and starts to lose data in %3.</source>
            <translation>%1 落後 %2，將在 %3 後開始遺失資料。</translation>
        </message>
        <message>
            <source>%1 is %2 behind and catching up.</source>
            <translation>%1 落後 %2，正在趕上。</translation>
        </message>
        <message>
            <source>%1 is %2 behind.</source>
            <translation>%1 落後 %2。</translation>
        </message>
        <message>
            <source>Stream %1 is being created.</source>
            <translation>串流 %1 正在建立。</translation>
        </message>
        <message>
            <source>Nothing is written to the one shard of this stream.</source>
            <translation>此串流唯一的分片沒有寫入。</translation>
        </message>
        <message>
            <source>Nothing is written to the %1 shards of this stream.</source>
            <translation>此串流的 %1 個分片沒有寫入。</translation>
        </message>
        <message>
            <source>One shard takes %1, %2 of its quota; nothing is refused and no consumer is behind.</source>
            <translation>一個分片接收 %1，為配額的 %2；沒有拒絕，也沒有取用者落後。</translation>
        </message>
        <message>
            <source>%1 shards take %2, %3 of their quota; nothing is refused and no consumer is behind.</source>
            <translation>%1 個分片接收 %2，為配額的 %3；沒有拒絕，也沒有取用者落後。</translation>
        </message>
        <message>
            <source>%1 refuses %2 of its writes, retries counted.</source>
            <translation>%1 拒絕了 %2 的寫入（含重試）。</translation>
        </message>
        <message>
            <source>%1 shards refuse writes, %2 the most: %3, retries counted.</source>
            <translation>%1 個分片拒絕寫入，其中 %2 最多：%3（含重試）。</translation>
        </message>
        <message>
            <source>%1 has been blocked on %2 for %3: it cannot process record %4.</source>
            <translation>%1 在%2 已被阻塞 %3：它無法處理第 %4 筆記錄。</translation>
        </message>
        <message>
            <source>Fault “%1”, injected on purpose, refused calls lately, in whole or in part: %2.</source>
            <translation>刻意注入的故障「%1」最近拒絕了呼叫（全部或部分）：%2 次。</translation>
        </message>
        <message>
            <source>Program %1 is %2 behind.</source>
            <translation>程式 %1 落後 %2。</translation>
        </message>
        <message>
            <source>Program %1 keeps up.</source>
            <translation>程式 %1 跟得上。</translation>
        </message>
        <message>
            <source>The programs %1 keep up.</source>
            <translation>程式 %1 都跟得上。</translation>
        </message>
        <message numerus="yes">
            <source>The programs %1 and %n more keep up.</source>
            <translation>
                <numerusform>程式 %1 與另外 %n 個都跟得上。</numerusform>
            </translation>
        </message>
        <message>
            <source>One shard takes %1, %2 of its quota; nothing is refused and no reader is behind.</source>
            <translation>一個分片接收 %1，為其配額的 %2；沒有任何寫入被拒，也沒有讀取者落後。</translation>
        </message>
        <message>
            <source>%1 shards take %2, %3 of their quota; nothing is refused and no reader is behind.</source>
            <translation>%1 個分片接收 %2，為其配額的 %3；沒有任何寫入被拒，也沒有讀取者落後。</translation>
        </message>
        <message>
            <source>%1 opened %2 at LATEST and passed over %3 records.</source>
            <translation>%1 以 LATEST 開啟 %2，略過了 %3 筆記錄。</translation>
        </message>
        <message>
            <source>%1 went on at LATEST on %2, without a checkpoint, and passed over %3 records.</source>
            <translation>%1 在 %2 上沒有 checkpoint 而從 LATEST 繼續，略過了 %3 筆記錄。</translation>
        </message>
        <message>
            <source>%1 read children before %2 was at its end: %3 records came after later ones of their key.</source>
            <translation>%1 在 %2 讀完之前就讀了子分片：%3 筆記錄在同一鍵較晚的記錄之後到達。</translation>
        </message>
        <message>
            <source>The KPL packed about %1 user records in each; the key “%2” has the most of them: %3.</source>
            <translation>KPL 在每筆中放入約 %1 筆 user record，其中鍵「%2」最多：%3。</translation>
        </message>
    </context>
    <context>
        <name>Verdict</name>
        <message>
            <source>shared</source>
            <translation>共享</translation>
        </message>
        <message>
            <source>enhanced fan-out</source>
            <translation>enhanced fan-out</translation>
        </message>
        <message>
            <source>No consumer reads this stream.</source>
            <translation>沒有取用者讀取此串流。</translation>
        </message>
        <message numerus="yes">
            <source>%n consumer(s) share 2 MiB/s and 5 calls/s of every shard: %1 in the median, %2 of it contention.</source>
            <translation>
                <numerusform>%n 個取用者共享每個分片的 2 MiB/s 與每秒 5 次呼叫：中位數 %1，其中 %2 為爭用。</numerusform>
            </translation>
        </message>
        <message>
            <source>A pipe of its own would cost %1 an hour.</source>
            <translation>專屬管道每小時需 %1。</translation>
        </message>
        <message numerus="yes">
            <source>%n consumer(s) have 2 MiB/s of every shard for themselves: %1 in the median, for %2 an hour more than sharing.</source>
            <translation>
                <numerusform>%n 個取用者各自獨享每個分片的 2 MiB/s：中位數 %1，比共享每小時多 %2。</numerusform>
            </translation>
        </message>
        <message>
            <source>Latency</source>
            <translation>延遲</translation>
        </message>
        <message>
            <source>Throughput</source>
            <translation>輸送量</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>成本</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>尚不明</translation>
        </message>
        <message>
            <source>no difference</source>
            <translation>沒有差別</translation>
        </message>
        <message>
            <source>one side has read nothing for ten seconds</source>
            <translation>有一側十秒內未讀取任何資料</translation>
        </message>
        <message>
            <source>%1 against %2 in the median</source>
            <translation>中位數 %1 對 %2</translation>
        </message>
        <message>
            <source>nothing extra against %1 an hour</source>
            <translation>無額外費用，對方每小時 %1</translation>
        </message>
        <message>
            <source>%1: %2, %3</source>
            <comment>goal, winner, numbers</comment>
            <translation>%1：%2，%3</translation>
        </message>
        <message>
            <source>%1 each</source>
            <translation>各 %1</translation>
        </message>
        <message>
            <source>%1 against %2 each</source>
            <translation>每個取用者 %1 對 %2</translation>
        </message>
        <message>
            <source>%1: %2, %3.</source>
            <comment>goal, winner, numbers</comment>
            <translation>%1：%2，%3。</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>為什麼？</translation>
        </message>
        <message numerus="yes">
            <source>%n consumer(s) have 2 MiB/s of every shard for themselves: %1 in the median, for %2 an hour.</source>
            <translation>
                <numerusform>%n 個取用者各自獨享每個分片的 2 MiB/s：中位數 %1，每小時 %2。</numerusform>
            </translation>
        </message>
        <message>
            <source>less for every GB: %1 against %2 an hour</source>
            <translation>每 GB 較便宜：每小時 %1 對 %2</translation>
        </message>
        <message>
            <source>Only programs read this stream: how long their records take they alone know.</source>
            <translation>只有外部程式讀取此串流：記錄需要多久，只有程式自己知道。</translation>
        </message>
    </context>
    <context>
        <name>Why</name>
        <message>
            <source>%1 is well: nothing is refused, late or idle.</source>
            <translation>%1 一切正常：沒有被拒、落後或閒置。</translation>
        </message>
        <message>
            <source>%1 refuses writes</source>
            <translation>%1 拒絕寫入</translation>
        </message>
        <message>
            <source>%1 is nearly full</source>
            <translation>%1 幾乎滿載</translation>
        </message>
        <message>
            <source>%1 is idle</source>
            <translation>%1 閒置中</translation>
        </message>
        <message>
            <source>%1 is closed</source>
            <translation>%1 已關閉</translation>
        </message>
        <message>
            <source>Records of %1 are refused</source>
            <translation>%1 的記錄被拒</translation>
        </message>
        <message>
            <source>%1 is behind</source>
            <translation>%1 落後</translation>
        </message>
        <message>
            <source>%1 is behind, and catching up</source>
            <translation>%1 落後，正在趕上</translation>
        </message>
        <message>
            <source>%1 is offered %2 of its quota and refuses %3 a second, retries included.</source>
            <translation>%1 收到配額的 %2，每秒拒絕 %3 筆（含重試）。</translation>
        </message>
        <message>
            <source>%1 is offered %2 of its quota.</source>
            <translation>%1 收到配額的 %2。</translation>
        </message>
        <message>
            <source>%1 come to it; a shard takes %2, whatever their size.</source>
            <translation>進來 %1；一個分片只收 %2，無論大小。</translation>
        </message>
        <message>
            <source>%1 come to it; a shard takes %2, however few the records.</source>
            <translation>進來 %1；一個分片只收 %2，無論筆數多少。</translation>
        </message>
        <message>
            <source>Key “%1” is %2 of its load; before, it was %3. One key always goes to one shard.</source>
            <translation>鍵「%1」佔其負載的 %2，先前為 %3。同一個鍵永遠進同一個分片。</translation>
        </message>
        <message>
            <source>Key “%1” is %2 of its load. One key always goes to one shard.</source>
            <translation>鍵「%1」佔其負載的 %2。同一個鍵永遠進同一個分片。</translation>
        </message>
        <message>
            <source>Key “%1” alone is %2 of what any shard takes.</source>
            <translation>單是鍵「%1」就達任一分片上限的 %2。</translation>
        </message>
        <message>
            <source>No single key is the cause: %1 keys share the load, the heaviest has %2.</source>
            <translation>並非單一鍵所致：%1 個鍵分攤負載，最重的佔 %2。</translation>
        </message>
        <message>
            <source>Its range is %1 of the ring, where an even part would be %2.</source>
            <translation>其範圍佔環的 %1，平均應為 %2。</translation>
        </message>
        <message>
            <source>%1 rose from %2 to %3.</source>
            <translation>%1 從 %2 升到 %3。</translation>
        </message>
        <message>
            <source>Retries of %1 make %2 attempts of 100 records.</source>
            <translation>%1 的重試讓 100 筆記錄變成 %2 次嘗試。</translation>
        </message>
        <message>
            <source>The whole stream is at %1 only: there is room on other shards.</source>
            <translation>整個串流只用到 %1：其他分片還有空間。</translation>
        </message>
        <message>
            <source>The whole stream is at %1: no other shard has room.</source>
            <translation>整個串流已達 %1：其他分片也沒有空間。</translation>
        </message>
        <message>
            <source>No record has come to %1 for %2.</source>
            <translation>%1 已有 %2 沒有收到記錄。</translation>
        </message>
        <message>
            <source>No key that is written hashes into its range, %1 of the ring. It costs as much as a busy one.</source>
            <translation>沒有寫入的鍵雜湊到其範圍（環的 %1）。它的費用與忙碌的分片相同。</translation>
        </message>
        <message>
            <source>%1 of what %2 sends is refused, retries included.</source>
            <translation>%2 送出的 %1 被拒（含重試）。</translation>
        </message>
        <message>
            <source>The oldest record that %1 has not read is %2 old.</source>
            <translation>%1 尚未讀取的最舊記錄已有 %2。</translation>
        </message>
        <message>
            <source>%1 is %2 behind and will have caught up in about %3.</source>
            <translation>%1 落後 %2，約 %3 後趕上。</translation>
        </message>
        <message>
            <source>%1 is paused, while records keep coming.</source>
            <translation>%1 已暫停，而記錄仍持續進來。</translation>
        </message>
        <message>
            <source>Children wait for their parent, so that order is kept: %1 still holds %2 records that %3 has not read.</source>
            <translation>為維持順序，子分片等待父分片：%1 仍有 %2 筆 %3 未讀的記錄。</translation>
        </message>
        <message>
            <source>It works through %1 of each shard; %2 gets %3.</source>
            <translation>每個分片它只處理 %1；%2 卻收到 %3。</translation>
        </message>
        <message>
            <source>%1 pollers share the %2 that %3 gives out; %4 of it are taken.</source>
            <translation>%1 個輪詢者共用 %3 提供的 %2；已用 %4。</translation>
        </message>
        <message>
            <source>%1 pollers share %2 GetRecords calls a second on %3; %4 calls a second are refused.</source>
            <translation>%1 個輪詢者共用 %3 上每秒 %2 次 GetRecords；每秒有 %4 次被拒。</translation>
        </message>
        <message>
            <source>%1 asks only every %2.</source>
            <translation>%1 每 %2 才詢問一次。</translation>
        </message>
        <message>
            <source>Split %1 at %2</source>
            <translation>在 %2 分割 %1</translation>
        </message>
        <message>
            <source>The fuller child would be offered %1 of its quota.</source>
            <translation>較滿的子分片將收到配額的 %1。</translation>
        </message>
        <message>
            <source>Splitting does not help</source>
            <translation>分割沒有幫助</translation>
        </message>
        <message>
            <source>Wherever the cut is, “%1” stays whole on one side. What helps: salt, a composite key, or several records in one.</source>
            <translation>無論切在哪裡，「%1」都完整留在一側。有效的是：加鹽、複合鍵，或將多筆記錄合為一筆。</translation>
        </message>
        <message>
            <source>Salt “%1” into %2 keys</source>
            <translation>將「%1」加鹽成 %2 個鍵</translation>
        </message>
        <message>
            <source>Each would be %1 of a shard. Order holds within each salted key only.</source>
            <translation>每個鍵佔一個分片的 %1。順序只在各加鹽鍵內維持。</translation>
        </message>
        <message>
            <source>UpdateShardCount to %1</source>
            <translation>UpdateShardCount 至 %1</translation>
        </message>
        <message>
            <source>The whole stream needs the room.</source>
            <translation>整個串流都需要空間。</translation>
        </message>
        <message>
            <source>Merge %1 with %2</source>
            <translation>合併 %1 與 %2</translation>
        </message>
        <message>
            <source>Together they would be offered %1 of one shard, and one shard less is paid.</source>
            <translation>合計為一個分片的 %1，且少付一個分片的費用。</translation>
        </message>
        <message>
            <source>Let %1 go on</source>
            <translation>讓 %1 繼續</translation>
        </message>
        <message>
            <source>It begins where it stopped.</source>
            <translation>從停下的地方開始。</translation>
        </message>
        <message>
            <source>Let %1 process %2 of each shard</source>
            <translation>讓 %1 每個分片處理 %2</translation>
        </message>
        <message>
            <source>More than arrives, so that the backlog shrinks.</source>
            <translation>高於進來的量，積壓因此縮小。</translation>
        </message>
        <message>
            <source>split %1</source>
            <comment>name of a branch</comment>
            <translation>分割 %1</translation>
        </message>
        <message>
            <source>salt %1</source>
            <comment>name of a branch</comment>
            <translation>加鹽 %1</translation>
        </message>
        <message>
            <source>%1 shards</source>
            <comment>name of a branch</comment>
            <translation>%1 個分片</translation>
        </message>
        <message>
            <source>merge %1</source>
            <comment>name of a branch</comment>
            <translation>合併 %1</translation>
        </message>
        <message>
            <source>%1 goes on</source>
            <comment>name of a branch</comment>
            <translation>%1 繼續</translation>
        </message>
        <message>
            <source>%1 faster</source>
            <comment>name of a branch</comment>
            <translation>%1 加快</translation>
        </message>
        <message>
            <source>%1 waits for others to read</source>
            <translation>%1 在等其他取用者讀取</translation>
        </message>
        <message>
            <source>Move %1 to enhanced fan-out</source>
            <translation>將 %1 移到 enhanced fan-out</translation>
        </message>
        <message>
            <source>2 MiB/s of every shard for itself and no calls to wait for, for %1 an hour more.</source>
            <translation>獨享每個分片的 2 MiB/s，不必等待呼叫，每小時多 %1。</translation>
        </message>
        <message>
            <source>%1 on fan-out</source>
            <comment>name of a branch</comment>
            <translation>%1 用 fan-out</translation>
        </message>
        <message>
            <source>%1 was refused</source>
            <translation>%1 遭拒</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <comment>an API call and who made it</comment>
            <translation>%2 的 %1</translation>
        </message>
        <message>
            <source>%1, profile %2; source: %3, %4</source>
            <translation>%1，設定檔 %2；來源：%3，%4</translation>
        </message>
        <message>
            <source>%1 of its %2 entries failed with %3; the others were stored.</source>
            <translation>其 %2 個項目中有 %1 個以 %3 失敗；其餘已儲存。</translation>
        </message>
        <message>
            <source>In that second %1 was offered %2; its limit is %3.</source>
            <translation>那一秒 %1 收到 %2；其上限為 %3。</translation>
        </message>
        <message>
            <source>There are %1; the limit is %2.</source>
            <translation>現有 %1；上限為 %2。</translation>
        </message>
        <message>
            <source>The limit is %1.</source>
            <translation>上限為 %1。</translation>
        </message>
        <message>
            <source>%1 pollers share what %2 gives out, %3; they take %4.</source>
            <translation>%1 個輪詢者共用 %2 所給的 %3；它們取用 %4。</translation>
        </message>
        <message>
            <source>The stream was not ACTIVE: an earlier change took %1 more.</source>
            <translation>串流尚非 ACTIVE：先前的變更還需 %1。</translation>
        </message>
        <message>
            <source>The stream was not ACTIVE: an earlier change was under way.</source>
            <translation>串流尚非 ACTIVE：先前的變更仍在進行。</translation>
        </message>
        <message>
            <source>%1 had been merged by then.</source>
            <translation>當時 %1 已被合併。</translation>
        </message>
        <message>
            <source>%1 had been split by then.</source>
            <translation>當時 %1 已被分割。</translation>
        </message>
        <message>
            <source>The stream has %1 open shards; one call may ask for %2 to %3.</source>
            <translation>串流有 %1 個開啟的分片；一次呼叫可要求 %2 至 %3 個。</translation>
        </message>
        <message>
            <source>There were %1 such calls in 24 hours; the limit is %2. One more fits in %3.</source>
            <translation>24 小時內已有 %1 次此類呼叫；上限為 %2。%3 後可再呼叫一次。</translation>
        </message>
        <message>
            <source>%1 is blocked by a record it cannot process</source>
            <translation>%1 被一筆它無法處理的記錄阻塞</translation>
        </message>
        <message>
            <source>Nothing of %1 passes: for %2 its batch of %3 records has failed, %4 times so far.</source>
            <translation>%1 沒有任何記錄通過：%2 以來，它那批 %3 筆記錄一直失敗，至今 %4 次。</translation>
        </message>
        <message>
            <source>Record %1 of %2, key “%3”, cannot be processed, and each attempt ends at it.</source>
            <translation>%2 的第 %1 筆記錄（鍵「%3」）無法處理，每次嘗試都停在它。</translation>
        </message>
        <message>
            <source>%1 tries the whole batch again without end, good records too. The next attempt begins in %2.</source>
            <translation>%1 無止境地重試整批，連好的記錄也一起。下一次嘗試在 %2 後開始。</translation>
        </message>
        <message>
            <source>%1 tries the whole batch again, good records too, and gives all of it up after %2 retries.</source>
            <translation>%1 重試整批，連好的記錄也一起，並在重試 %2 次後放棄整批。</translation>
        </message>
        <message>
            <source>Let %1 bisect and give up after %2 retries</source>
            <translation>讓 %1 對半切分，並在重試 %2 次後放棄</translation>
        </message>
        <message>
            <source>The batch of %1 is cut in two until the record stands alone; it goes to the failure queue, the others are processed.</source>
            <translation>這批 %1 筆記錄會一再對半切分，直到該記錄單獨一筆；它進入失敗佇列，其餘照常處理。</translation>
        </message>
        <message>
            <source>Heal record %1 of %2</source>
            <translation>修復 %2 的第 %1 筆記錄</translation>
        </message>
        <message>
            <source>As if the processing code had been mended: the next attempt passes it.</source>
            <translation>如同處理程式已修好：下一次嘗試就會通過它。</translation>
        </message>
        <message>
            <source>%1 bisects</source>
            <comment>name of a branch</comment>
            <translation>%1 對半切分</translation>
        </message>
        <message>
            <source>record healed</source>
            <comment>name of a branch</comment>
            <translation>記錄已修復</translation>
        </message>
        <message>
            <source>%1 may not read</source>
            <translation>%1 無權讀取</translation>
        </message>
        <message>
            <source>A switch denies %1 to the caller: %2.</source>
            <translation>有開關拒絕呼叫者使用 %1：%2。</translation>
        </message>
        <message>
            <source>The records are encrypted with %1. %2 It is felt within five minutes: %3.</source>
            <translation>記錄以 %1 加密。%2 五分鐘內就會受到影響：%3。</translation>
        </message>
        <message>
            <source>Allow %1</source>
            <translation>允許 %1</translation>
        </message>
        <message>
            <source>The next call goes through.</source>
            <translation>下一次呼叫就會通過。</translation>
        </message>
        <message>
            <source>Enable the key %1</source>
            <translation>啟用金鑰 %1</translation>
        </message>
        <message>
            <source>Writing and reading go on at once.</source>
            <translation>寫入與讀取立即繼續。</translation>
        </message>
        <message>
            <source>Allow the use of the key %1</source>
            <translation>允許使用金鑰 %1</translation>
        </message>
        <message>
            <source>kms:GenerateDataKey for writing and kms:Decrypt for reading, from now on.</source>
            <translation>從現在起，寫入可用 kms:GenerateDataKey，讀取可用 kms:Decrypt。</translation>
        </message>
        <message>
            <source>%1 allowed</source>
            <comment>name of a branch</comment>
            <translation>已允許 %1</translation>
        </message>
        <message>
            <source>key enabled</source>
            <comment>name of a branch</comment>
            <translation>金鑰已啟用</translation>
        </message>
        <message>
            <source>key allowed</source>
            <comment>name of a branch</comment>
            <translation>金鑰已允許</translation>
        </message>
        <message>
            <source>The policy of the stream or consumer denies %1 to the caller: %2.</source>
            <translation>串流或取用者的政策拒絕呼叫者執行 %1：%2。</translation>
        </message>
        <message>
            <source>The caller is in account %1, with which %2 is not shared: %3.</source>
            <translation>呼叫者屬於帳戶 %1，而 %2 並未與該帳戶分享：%3。</translation>
        </message>
        <message>
            <source>Share it with account %1</source>
            <translation>與帳戶 %1 分享</translation>
        </message>
        <message>
            <source>It has a policy already; add a statement for that account.</source>
            <translation>它已有政策；請為該帳戶加上一條陳述式。</translation>
        </message>
        <message>
            <source>A resource-based policy lets that account in; the next call goes through.</source>
            <translation>以資源為基礎的政策讓該帳戶進入，下一次呼叫就會通過。</translation>
        </message>
        <message>
            <source>shared</source>
            <comment>name of a branch</comment>
            <translation>已分享</translation>
        </message>
        <message>
            <source>No key that is written hashes into its range, %1 of the ring. On demand it costs nothing: hours are paid for the stream, not for its shards.</source>
            <translation>寫入的鍵都不會雜湊到它的範圍，即環的 %1。隨需模式下它不花錢：按串流計時數費用，而非按分片。</translation>
        </message>
        <message>
            <source>On demand, the service keeps room for twice the highest minute of the last 30 days: as much as %1 shards take. %2 of that is offered; what is beyond is throttled while it catches up.</source>
            <translation>隨需模式下，服務會為過去 30 天最高一分鐘的兩倍保留空間：相當於 %1 個分片的容量。目前送來的是其 %2；超出的部分在服務趕上之前會被節流。</translation>
        </message>
        <message>
            <source>There are %1 shards of the %2 that the service is making; the others come within about %3.</source>
            <translation>服務要建立 %2 個分片，現有 %1 個；其餘約在 %3 內出現。</translation>
        </message>
        <message>
            <source>Wait: the service splits %1 in %2</source>
            <translation>等待：服務會在 %2 後分割%1</translation>
        </message>
        <message>
            <source>Wait: the service adds shards within about %1</source>
            <translation>等待：服務約在 %1 內增加分片</translation>
        </message>
        <message>
            <source>On demand nobody else may: SplitShard, MergeShards and UpdateShardCount are refused.</source>
            <translation>隨需模式下其他人不能這麼做：SplitShard、MergeShards 與 UpdateShardCount 都會被拒絕。</translation>
        </message>
        <message>
            <source>Warm the stream to %1 MiB/s</source>
            <translation>將串流預熱到 %1 MiB/s</translation>
        </message>
        <message>
            <source>UpdateStreamWarmThroughput, which the account's commitment allows: the room is there as soon as the call is carried out, %1 of it offered.</source>
            <translation>UpdateStreamWarmThroughput，帳戶的承諾允許這麼做：呼叫執行完即有空間，送來的負載為其 %1。</translation>
        </message>
        <message>
            <source>Take a partition key that spreads better</source>
            <translation>改用分散得更好的分割區索引鍵</translation>
        </message>
        <message>
            <source>On demand, too, a shard takes 1 MiB and 1,000 records a second, and a key stays on one shard.</source>
            <translation>隨需模式下，一個分片每秒也只接受 1 MiB 與 1,000 筆記錄，且一個鍵始終在同一分片上。</translation>
        </message>
        <message>
            <source>warmed</source>
            <comment>name of a branch</comment>
            <translation>已預熱</translation>
        </message>
        <message>
            <source>%1 takes %2 calls/s from one account in one region, whoever makes them.</source>
            <translation>%1 每秒接受一個帳戶在一個區域內的 %2 次呼叫，不論由誰發出。</translation>
        </message>
        <message>
            <source>%1 takes %2 calls/s for one stream, whoever makes them.</source>
            <translation>%1 每秒接受對一個串流的 %2 次呼叫，不論由誰發出。</translation>
        </message>
        <message>
            <source>%1 takes %2 calls/s for one consumer and shard.</source>
            <translation>%1 每秒接受對一個取用者與分片的 %2 次呼叫。</translation>
        </message>
        <message>
            <source>Fault “%1”, injected on purpose, refused calls of %2 lately: %3. The service would have taken them, as far as the fault is concerned.</source>
            <translation>刻意注入的故障「%1」最近拒絕了 %2 的呼叫：%3 次。若沒有這個故障，服務本會接受。</translation>
        </message>
        <message>
            <source>Fault “%1” was injected on purpose and refused it. It says nothing about the service.</source>
            <translation>故障「%1」是刻意注入的，並拒絕了它。這並不反映服務本身。</translation>
        </message>
        <message>
            <source>Clear the fault “%1”</source>
            <translation>清除故障「%1」</translation>
        </message>
        <message>
            <source>Nothing is refused or late because of it any more.</source>
            <translation>不再有任何呼叫因它而被拒絕或延遲。</translation>
        </message>
        <message>
            <source>fault cleared</source>
            <translation>故障已清除</translation>
        </message>
        <message>
            <source>Calls of %1 fail</source>
            <translation>%1 的呼叫失敗</translation>
        </message>
        <message>
            <source>Calls of %1 are refused</source>
            <translation>%1 的呼叫遭拒</translation>
        </message>
        <message>
            <source>Of the %1 records that it sent by %2 in the last %3, %4 were refused: %5</source>
            <translation>最近 %3 內它以 %2 送出 %1 筆記錄，其中 %4 筆遭拒：%5</translation>
        </message>
        <message>
            <source>Of its %1 calls of %2 in the last %3, %4 were refused: %5</source>
            <translation>最近 %3 內它呼叫 %2 共 %1 次，其中 %4 次遭拒：%5</translation>
        </message>
        <message>
            <source>It shares that limit with others: %1 of the %2 calls of %3 in the last %4 are its own.</source>
            <translation>它與其他呼叫者共用此上限：最近 %4 內 %2 次 %3 呼叫中有 %1 次是它自己的。</translation>
        </message>
        <message>
            <source>Nobody else takes part: all %1 calls of %2 in the last %3 are its own.</source>
            <translation>沒有其他呼叫者：最近 %3 內全部 %1 次 %2 呼叫都是它自己的。</translation>
        </message>
        <message>
            <source>Try again, each time after a longer wait</source>
            <translation>重試，每次等待更久</translation>
        </message>
        <message>
            <source>Of the batch send again only the entries that failed: 100 ms later, then after twice as long each time, with a part of it left to chance.</source>
            <translation>只重送批次中失敗的項目：先等 100 毫秒，之後每次加倍，並加入隨機的部分。</translation>
        </message>
        <message>
            <source>100 ms, then twice as long each time, with a part of it left to chance, so that programs do not come back all at once.</source>
            <translation>先等 100 毫秒，之後每次加倍，並加入隨機的部分，使各程式不會同時重來。</translation>
        </message>
        <message>
            <source>Write with more partition keys</source>
            <translation>使用更多的分割區索引鍵寫入</translation>
        </message>
        <message>
            <source>All of “%1” goes to one shard. A number behind it spreads the records; order then holds within each of the keys only.</source>
            <translation>「%1」的記錄全部進入同一個分片。在其後加上數字可分散記錄；此後只在各個鍵內保持順序。</translation>
        </message>
        <message>
            <source>Wait %1 between two calls of %2 on a shard</source>
            <translation>對同一分片的兩次 %2 呼叫之間等待 %1</translation>
        </message>
        <message numerus="yes">
            <source>Then there is room for all %n reader(s) of the shard.</source>
            <translation>
                <numerusform>如此該分片的全部 %n 個讀取者都有空間。</numerusform>
            </translation>
        </message>
        <message>
            <source>Register as a consumer and read by SubscribeToShard</source>
            <translation>註冊為取用者並以 SubscribeToShard 讀取</translation>
        </message>
        <message>
            <source>Call %1 less often</source>
            <translation>降低呼叫 %1 的頻率</translation>
        </message>
        <message>
            <source>Keep the answer and ask again when it can have changed; let one program ask for all.</source>
            <translation>保留回應，可能已變更時才再詢問；由一個程式代替全部詢問。</translation>
        </message>
        <message>
            <source>The service places the records of this stream, one shard after another and whatever their keys: so few come that it was not this one's turn. On demand that costs nothing.</source>
            <translation>這個串流的記錄由服務輪流放到各分片，與金鑰無關：記錄太少，還沒輪到這個分片。隨需模式下這不會產生費用。</translation>
        </message>
        <message>
            <source>Register as a consumer and read with SubscribeToShard</source>
            <translation>註冊為取用者並以 SubscribeToShard 讀取</translation>
        </message>
        <message>
            <source>Fault “%1”, injected on purpose, refused calls of %2 lately: %3. Without it, the service might have taken them.</source>
            <translation>刻意注入的故障「%1」最近拒絕了 %2 的呼叫：%3 次。若沒有這個故障，服務可能會接受。</translation>
        </message>
        <message>
            <source>source: %1, %2</source>
            <translation>來源：%1，%2</translation>
        </message>
        <message>
            <source>%1 was merged into another.</source>
            <translation>%1 已併入另一個分片。</translation>
        </message>
        <message>
            <source>%1 was split.</source>
            <translation>%1 已分割。</translation>
        </message>
        <message>
            <source>Nothing of it is left to read.</source>
            <translation>已沒有可讀取的內容。</translation>
        </message>
        <message>
            <source>What it holds can be read until %1, in %2.</source>
            <translation>其內容可讀取至 %1，還有 %2。</translation>
        </message>
        <message>
            <source>%1 has passed over records</source>
            <translation>%1 略過了記錄</translation>
        </message>
        <message>
            <source>%1 was given records out of order</source>
            <translation>%1 收到的記錄順序錯亂</translation>
        </message>
        <message>
            <source>%1 looks for shards every %2 and opens the children it finds at LATEST: %3 records were stored in them before, the latest in %4. It never reads them.</source>
            <translation>%1 每隔 %2 尋找分片，並以 LATEST 開啟找到的子分片：在此之前已有 %3 筆記錄儲存其中，最近一次在 %4。它永遠不會讀取這些記錄。</translation>
        </message>
        <message>
            <source>%1 opens children at LATEST: %2 records were stored in them before, the latest in %3. It never reads them.</source>
            <translation>%1 以 LATEST 開啟子分片：在此之前已有 %2 筆記錄儲存其中，最近一次在 %3。它永遠不會讀取這些記錄。</translation>
        </message>
        <message>
            <source>%1 keeps no checkpoint: after a subscription or an iterator was over, it went on at LATEST and passed over %2 records, the latest in %3.</source>
            <translation>%1 不保留 checkpoint：訂閱或 iterator 結束後從 LATEST 繼續，略過了 %2 筆記錄，最近一次在 %3。</translation>
        </message>
        <message>
            <source>%1 does not wait for parent shards: %2 records came after later ones of their key, the latest of %3.</source>
            <translation>%1 不等待父分片：%2 筆記錄在同一鍵較晚的記錄之後到達，最近一次來自 %3。</translation>
        </message>
        <message>
            <source>Let %1 begin children at TRIM_HORIZON</source>
            <translation>讓 %1 從 TRIM_HORIZON 開始讀子分片</translation>
        </message>
        <message>
            <source>From the next reshard on nothing is passed over. What was stays unread, unless its bookmark is moved back.</source>
            <translation>從下一次重新分片起不再略過任何記錄。已略過的仍未讀取，除非把書籤往回移。</translation>
        </message>
        <message>
            <source>Let %1 go on after its last record</source>
            <translation>讓 %1 從最後一筆記錄之後繼續</translation>
        </message>
        <message>
            <source>ContinuationSequenceNumber is kept, and the next subscription begins at AFTER_SEQUENCE_NUMBER.</source>
            <translation>保留 ContinuationSequenceNumber，下一個訂閱從 AFTER_SEQUENCE_NUMBER 開始。</translation>
        </message>
        <message>
            <source>Let %1 wait for parent shards</source>
            <translation>讓 %1 等待父分片</translation>
        </message>
        <message>
            <source>Children go on where they are once their parents have been read to their end.</source>
            <translation>父分片讀完之後，子分片從目前位置繼續。</translation>
        </message>
        <message>
            <source>%1 from TRIM_HORIZON</source>
            <comment>name of a branch</comment>
            <translation>%1 從 TRIM_HORIZON</translation>
        </message>
        <message>
            <source>%1 with checkpoints</source>
            <comment>name of a branch</comment>
            <translation>%1 有 checkpoint</translation>
        </message>
        <message>
            <source>%1 waits for parents</source>
            <comment>name of a branch</comment>
            <translation>%1 等待父分片</translation>
        </message>
        <message>
            <source>The KPL packed about %1 user records in each of its records; the key “%2” has the most of them: %3. A shard counts each record as one.</source>
            <translation>KPL 在其每筆記錄中放入約 %1 筆 user record，其中鍵「%2」最多：%3。分片將每筆記錄只計一筆。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::Document</name>
        <message>
            <source>unnamed run</source>
            <translation>未命名的執行</translation>
        </message>
        <message>
            <source>This run is not kept: %1</source>
            <translation>此次執行未被保存：%1</translation>
        </message>
        <message>
            <source>This run was saved by another version of Shardscope, which played it differently. It is shown as this version plays it, with every command in it. Its file stays as it is; to keep this run, save it under a new name.</source>
            <translation>這次執行由另一個版本的 Shardscope 儲存，兩個版本的執行結果不同。畫面顯示的是此版本的執行結果，所有命令都在。原檔案保持不變；若要保留這次執行，請以新名稱儲存。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::KeysDialog</name>
        <message>
            <source>Keys</source>
            <translation>按鍵</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜尋</translation>
        </message>
        <message>
            <source>Search the keys</source>
            <translation>搜尋按鍵</translation>
        </message>
        <message>
            <source>What</source>
            <translation>動作</translation>
        </message>
        <message>
            <source>With the mouse</source>
            <translation>用滑鼠</translation>
        </message>
        <message>
            <source>On the shard map</source>
            <translation>在分片圖上</translation>
        </message>
        <message>
            <source>On the timeline</source>
            <translation>在時間軸上</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>各處</translation>
        </message>
        <message>
            <source>Choose a shard</source>
            <translation>選擇分片</translation>
        </message>
        <message>
            <source>click its column</source>
            <translation>按一下其長條</translation>
        </message>
        <message>
            <source>Split at a place: move the knife, cut</source>
            <translation>在某處分割：移動刀，切下</translation>
        </message>
        <message>
            <source>K, %1, Enter</source>
            <translation>K、%1、Enter</translation>
        </message>
        <message>
            <source>drag inside the column</source>
            <translation>在長條內拖曳</translation>
        </message>
        <message>
            <source>Move the knife finely</source>
            <translation>微調刀的位置</translation>
        </message>
        <message>
            <source>Shift+%1</source>
            <translation>Shift+%1</translation>
        </message>
        <message>
            <source>Knife to the middle of the range</source>
            <translation>刀移到範圍中央</translation>
        </message>
        <message>
            <source>Knife to where it halves the load</source>
            <translation>刀移到負載減半處</translation>
        </message>
        <message>
            <source>Knife beside the hottest key</source>
            <translation>刀移到最熱的鍵旁</translation>
        </message>
        <message>
            <source>Join with the neighbour on that side</source>
            <translation>與該側相鄰者合併</translation>
        </message>
        <message>
            <source>J, %1</source>
            <translation>J、%1</translation>
        </message>
        <message>
            <source>drag its label onto the neighbour</source>
            <translation>將其標籤拖到相鄰者上</translation>
        </message>
        <message>
            <source>Put the knife away</source>
            <translation>收起刀</translation>
        </message>
        <message>
            <source>Escape</source>
            <translation>Escape</translation>
        </message>
        <message>
            <source>drop it outside the map</source>
            <translation>放到圖外</translation>
        </message>
        <message>
            <source>Scrub through time</source>
            <translation>沿時間捲動</translation>
        </message>
        <message>
            <source>drag along the strip</source>
            <translation>沿時間帶拖曳</translation>
        </message>
        <message>
            <source>Zoom the time axis</source>
            <translation>縮放時間軸</translation>
        </message>
        <message>
            <source>wheel over the strip</source>
            <translation>在時間帶上捲動滾輪</translation>
        </message>
        <message>
            <source>Move the time axis</source>
            <translation>移動時間軸</translation>
        </message>
        <message>
            <source>Next, previous control</source>
            <translation>下一個、上一個控制項</translation>
        </message>
        <message>
            <source>Tab, Shift+Tab</source>
            <translation>Tab、Shift+Tab</translation>
        </message>
        <message>
            <source>Turn a slider</source>
            <translation>調整滑桿</translation>
        </message>
        <message>
            <source>drag its handle</source>
            <translation>拖曳其把手</translation>
        </message>
        <message>
            <source>Choose in a list</source>
            <translation>在清單中選擇</translation>
        </message>
        <message>
            <source>click the row</source>
            <translation>按一下該列</translation>
        </message>
        <message>
            <source>Go to the moment of an API call</source>
            <translation>前往 API 呼叫的時刻</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>click its row</source>
            <translation>按一下其列</translation>
        </message>
        <message>
            <source>Clear the filter, leave it</source>
            <translation>清除篩選並離開</translation>
        </message>
        <message>
            <source>Open a file</source>
            <translation>開啟檔案</translation>
        </message>
        <message>
            <source>drop it on the window</source>
            <translation>拖放到視窗上</translation>
        </message>
        <message>
            <source>On the key heatmap</source>
            <translation>在雜湊鍵熱圖上</translation>
        </message>
        <message>
            <source>On the Fan-out stage</source>
            <translation>在 Fan-out 場景</translation>
        </message>
        <message>
            <source>On a lane of the branches</source>
            <translation>在分支的軌道上</translation>
        </message>
        <message>
            <source>Knife to one of the best cuts</source>
            <translation>刀移到最佳切點之一</translation>
        </message>
        <message>
            <source>click its flag</source>
            <translation>按一下其旗標</translation>
        </message>
        <message>
            <source>Zoom in, out</source>
            <translation>放大、縮小</translation>
        </message>
        <message>
            <source>Ctrl+wheel</source>
            <translation>Ctrl+滾輪</translation>
        </message>
        <message>
            <source>Show the whole ring</source>
            <translation>顯示整個環</translation>
        </message>
        <message>
            <source>Move along the ring</source>
            <translation>沿環移動</translation>
        </message>
        <message>
            <source>Shift+wheel</source>
            <translation>Shift+滾輪</translation>
        </message>
        <message>
            <source>Choose a bookmark</source>
            <translation>選擇書籤</translation>
        </message>
        <message>
            <source>point at its flag</source>
            <translation>指向其旗標</translation>
        </message>
        <message>
            <source>Move the bookmark by a second, by a minute</source>
            <translation>將書籤移動一秒、一分鐘</translation>
        </message>
        <message>
            <source>%1, Shift+%1</source>
            <translation>%1、Shift+%1</translation>
        </message>
        <message>
            <source>drag its flag</source>
            <translation>拖曳其旗標</translation>
        </message>
        <message>
            <source>To the oldest record, to the newest</source>
            <translation>移到最舊、最新的記錄</translation>
        </message>
        <message>
            <source>Home  End</source>
            <translation>Home  End</translation>
        </message>
        <message>
            <source>Move it on all shards</source>
            <translation>在所有分片上移動</translation>
        </message>
        <message>
            <source>Ctrl+%1</source>
            <translation>Ctrl+%1</translation>
        </message>
        <message>
            <source>Ctrl while dragging</source>
            <translation>拖曳時按住 Ctrl</translation>
        </message>
        <message>
            <source>Leave it there, put it back</source>
            <translation>留在該處、放回原處</translation>
        </message>
        <message>
            <source>Enter, Escape</source>
            <translation>Enter、Escape</translation>
        </message>
        <message>
            <source>Choose a consumer</source>
            <translation>選擇取用者</translation>
        </message>
        <message>
            <source>click its card</source>
            <translation>按一下其卡片</translation>
        </message>
        <message>
            <source>Let it read the other way: aim, change</source>
            <translation>改用另一種讀取方式：對準、變更</translation>
        </message>
        <message>
            <source>%1, Enter</source>
            <translation>%1、Enter</translation>
        </message>
        <message>
            <source>drag the card onto the other lane</source>
            <translation>將卡片拖到另一欄</translation>
        </message>
        <message>
            <source>Stay as it is</source>
            <translation>維持原狀</translation>
        </message>
        <message>
            <source>drop it on its own lane</source>
            <translation>放回自己的欄</translation>
        </message>
        <message>
            <source>Mark a range, with its statistics</source>
            <translation>標記範圍並顯示統計</translation>
        </message>
        <message>
            <source>Shift+drag along the strip</source>
            <translation>按住 Shift 沿時間帶拖曳</translation>
        </message>
        <message>
            <source>sideways wheel, drag with the middle button</source>
            <translation>橫向滾輪、用中鍵拖曳</translation>
        </message>
        <message>
            <source>On the overview: move what is shown, narrow or widen it</source>
            <translation>在總覽上：移動、縮小或放大所示部分</translation>
        </message>
        <message>
            <source>drag its frame</source>
            <translation>拖曳其框</translation>
        </message>
        <message>
            <source>Go on in the branch</source>
            <translation>在該分支繼續</translation>
        </message>
        <message>
            <source>click the lane</source>
            <translation>按一下軌道</translation>
        </message>
        <message>
            <source>Compare with it</source>
            <translation>與其比較</translation>
        </message>
        <message>
            <source>click its first button</source>
            <translation>按一下其第一個按鈕</translation>
        </message>
        <message>
            <source>Rename it</source>
            <translation>重新命名</translation>
        </message>
        <message>
            <source>click its second button</source>
            <translation>按一下其第二個按鈕</translation>
        </message>
        <message>
            <source>Next, previous lane</source>
            <translation>下一個、上一個軌道</translation>
        </message>
        <message>
            <source>Which keys filled a refused second</source>
            <translation>哪些鍵填滿了被拒的一秒</translation>
        </message>
        <message>
            <source>click the red second, here or in the throughput chart</source>
            <translation>按一下紅色的那一秒，在此或在輸送量圖</translation>
        </message>
        <message>
            <source>The refused second before, after</source>
            <translation>前一個、後一個被拒的一秒</translation>
        </message>
        <message>
            <source>Batch of PutRecords</source>
            <translation>PutRecords 批次</translation>
        </message>
        <message>
            <source>Next, previous failed entry</source>
            <translation>下一個、上一個失敗的項目</translation>
        </message>
        <message>
            <source>Choose an entry</source>
            <translation>選擇項目</translation>
        </message>
        <message>
            <source>click its cell</source>
            <translation>按一下它的格子</translation>
        </message>
        <message>
            <source>Send again what failed</source>
            <translation>重新傳送失敗的項目</translation>
        </message>
        <message>
            <source>click the button</source>
            <translation>按一下按鈕</translation>
        </message>
        <message>
            <source>Open the batch of a PutRecords call, ask why a call was refused</source>
            <translation>開啟 PutRecords 呼叫的批次、詢問呼叫為何遭拒</translation>
        </message>
        <message>
            <source>right-click its row</source>
            <translation>以右鍵按其列</translation>
        </message>
        <message>
            <source>Order of a key&apos;s records</source>
            <translation>鍵的記錄順序</translation>
        </message>
        <message>
            <source>Choose a record</source>
            <translation>選擇記錄</translation>
        </message>
        <message>
            <source>click its dot</source>
            <translation>點選其圓點</translation>
        </message>
        <message>
            <source>The move before, after, from shard to shard</source>
            <translation>上一次、下一次換分片</translation>
        </message>
        <message>
            <source>On a chart</source>
            <translation>在圖表上</translation>
        </message>
        <message>
            <source>In the navigator</source>
            <translation>在導覽列中</translation>
        </message>
        <message>
            <source>Fold the closed ancestors of a shard into one, show them again</source>
            <translation>將分片已關閉的祖先收合為一，或再次顯示</translation>
        </message>
        <message>
            <source>double-click one of them, or the shard</source>
            <translation>按兩下其中之一或該分片</translation>
        </message>
        <message>
            <source>Move the crosshair</source>
            <translation>移動十字線</translation>
        </message>
        <message>
            <source>point at it</source>
            <translation>指向它</translation>
        </message>
        <message>
            <source>Choose one of its lines</source>
            <translation>選擇其中一條線</translation>
        </message>
        <message>
            <source>Choose a shard in the pipes</source>
            <translation>在管道中選擇分片</translation>
        </message>
        <message>
            <source>Choose a bar of the latency histogram, follow one of its records</source>
            <translation>選擇延遲直方圖的一條，追蹤其中一筆記錄</translation>
        </message>
        <message>
            <source>click the bar</source>
            <translation>按一下該條</translation>
        </message>
        <message>
            <source>Open and shut a stream, and the closed ancestors of a shard</source>
            <translation>展開與收合串流，以及分片已關閉的祖先</translation>
        </message>
        <message>
            <source>click its triangle</source>
            <translation>按一下它的三角形</translation>
        </message>
        <message>
            <source>What can be done with it</source>
            <translation>可以對它做什麼</translation>
        </message>
        <message>
            <source>Shift+F10, Menu</source>
            <translation>Shift+F10、Menu</translation>
        </message>
        <message>
            <source>right-click it</source>
            <translation>以右鍵按一下它</translation>
        </message>
        <message>
            <source>Show the page of what is chosen in the navigator</source>
            <translation>顯示導覽中所選項目的頁面</translation>
        </message>
        <message>
            <source>Name its record by number, or the one before it</source>
            <translation>以序號指定該筆記錄，或前一筆</translation>
        </message>
        <message>
            <source>N while dragging</source>
            <translation>拖曳時按 N</translation>
        </message>
        <message>
            <source>Move the record of the key box, by little</source>
            <translation>移動鍵值框的記錄，微調</translation>
        </message>
        <message>
            <source>drag it onto the map</source>
            <translation>將它拖到圖上</translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::MainWindow</name>
        <message>
            <source>Workspaces (*.shardscope)</source>
            <translation>工作區 (*.shardscope)</translation>
        </message>
        <message>
            <source>Stream</source>
            <translation>串流</translation>
        </message>
        <message>
            <source>Transport</source>
            <translation>播放控制</translation>
        </message>
        <message>
            <source>Navigator</source>
            <translation>導覽</translation>
        </message>
        <message>
            <source>Inspector</source>
            <translation>檢視</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>時間軸</translation>
        </message>
        <message>
            <source>API calls</source>
            <translation>API 呼叫</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>檔案(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;New live scenario</source>
            <translation>新的即時情境(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Open…</source>
            <translation>開啟(&amp;O)…</translation>
        </message>
        <message>
            <source>Open re&amp;cent</source>
            <translation>最近開啟(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Take up the last run</source>
            <translation>接續上次的執行(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>儲存(&amp;S)</translation>
        </message>
        <message>
            <source>Save &amp;as…</source>
            <translation>另存新檔(&amp;A)…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>結束(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>編輯(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>復原(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>重做(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Filter the API calls</source>
            <translation>篩選 API 呼叫(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Run</source>
            <translation>執行(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Play or pause</source>
            <translation>播放或暫停(&amp;P)</translation>
        </message>
        <message>
            <source>One secon&amp;d on</source>
            <translation>前進一秒(&amp;D)</translation>
        </message>
        <message>
            <source>One second &amp;back</source>
            <translation>後退一秒(&amp;B)</translation>
        </message>
        <message>
            <source>One minute on</source>
            <translation>前進一分鐘</translation>
        </message>
        <message>
            <source>One minute back</source>
            <translation>後退一分鐘</translation>
        </message>
        <message>
            <source>&amp;Faster</source>
            <translation>加快(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Slower</source>
            <translation>減慢(&amp;S)</translation>
        </message>
        <message>
            <source>To the s&amp;tart</source>
            <translation>到起點(&amp;T)</translation>
        </message>
        <message>
            <source>To the &amp;latest instant</source>
            <translation>到最新時刻(&amp;L)</translation>
        </message>
        <message>
            <source>Previous trouble mark</source>
            <translation>上一個異常標記</translation>
        </message>
        <message>
            <source>Next trouble mark</source>
            <translation>下一個異常標記</translation>
        </message>
        <message>
            <source>Branch &amp;here</source>
            <translation>在此分支(&amp;H)</translation>
        </message>
        <message>
            <source>Shar&amp;ds</source>
            <translation>分片(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Split the selected shard</source>
            <translation>分割選取的分片(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Join it with a neighbour</source>
            <translation>與相鄰分片合併(&amp;J)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>檢視(&amp;V)</translation>
        </message>
        <message>
            <source>Stage &amp;Stream</source>
            <translation>串流場景(&amp;S)</translation>
        </message>
        <message>
            <source>Time axis: zoom &amp;in</source>
            <translation>時間軸：放大(&amp;I)</translation>
        </message>
        <message>
            <source>Time axis: zoom &amp;out</source>
            <translation>時間軸：縮小(&amp;O)</translation>
        </message>
        <message>
            <source>Time axis: earlier</source>
            <translation>時間軸：往前</translation>
        </message>
        <message>
            <source>Time axis: later</source>
            <translation>時間軸：往後</translation>
        </message>
        <message>
            <source>Time &amp;axis: fit</source>
            <translation>時間軸：符合全部(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Movable panels</source>
            <translation>可移動的面板(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>佈景主題(&amp;T)</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>依系統設定</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>淺色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Languag&amp;e</source>
            <translation>語言(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>說明(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;Keys</source>
            <translation>按鍵(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;About Shardscope</source>
            <translation>關於 Shardscope(&amp;A)</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>開啟</translation>
        </message>
        <message>
            <source>Save as</source>
            <translation>另存新檔</translation>
        </message>
        <message>
            <source>%1 – Shardscope</source>
            <translation>%1 – Shardscope</translation>
        </message>
        <message>
            <source>no file yet</source>
            <translation>尚無檔案</translation>
        </message>
        <message>
            <source>saved</source>
            <translation>已儲存</translation>
        </message>
        <message>
            <source>About Shardscope</source>
            <translation>關於 Shardscope</translation>
        </message>
        <message>
            <source>&lt;b&gt;Shardscope %1&lt;/b&gt;&lt;p&gt;A simulator and visualizer of Amazon Kinesis.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. Not affiliated with Amazon.&lt;/p&gt;</source>
            <translation>&lt;b&gt;Shardscope %1&lt;/b&gt;&lt;p&gt;Amazon Kinesis 的模擬與視覺化工具。&lt;/p&gt;&lt;p&gt;依 GNU 通用公眾授權條款第 3 版或更新版本發布的自由軟體。與 Amazon 無關。&lt;/p&gt;</translation>
        </message>
        <message>
            <source>This workspace is open already; it is saved as it goes.</source>
            <translation>此工作區已開啟；會隨時儲存。</translation>
        </message>
        <message>
            <source>&amp;Why?</source>
            <translation>為什麼(&amp;W)</translation>
        </message>
        <message>
            <source>&amp;Why? of what is selected</source>
            <translation>所選項目為什麼(&amp;W)？</translation>
        </message>
        <message>
            <source>&amp;Try the remedy</source>
            <translation>試試補救方法(&amp;T)</translation>
        </message>
        <message>
            <source>Show the &amp;other future</source>
            <translation>顯示另一種未來(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;End the comparison</source>
            <translation>結束比較(&amp;E)</translation>
        </message>
        <message>
            <source>Fan-out</source>
            <translation>Fan-out</translation>
        </message>
        <message>
            <source>Stages</source>
            <translation>場景</translation>
        </message>
        <message>
            <source>Stage &amp;Fan-out</source>
            <translation>Fan-out 場景(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Type a key</source>
            <translation>輸入一個鍵(&amp;T)</translation>
        </message>
        <message>
            <source>Hash axis: zoom &amp;in</source>
            <translation>雜湊軸：放大(&amp;I)</translation>
        </message>
        <message>
            <source>Hash axis: zoom &amp;out</source>
            <translation>雜湊軸：縮小(&amp;O)</translation>
        </message>
        <message>
            <source>Hash axis: the &amp;whole ring</source>
            <translation>雜湊軸：整個環(&amp;W)</translation>
        </message>
        <message>
            <source>&amp;Mark this moment</source>
            <translation>標記此刻(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Keep the mark, with a note…</source>
            <translation>保留標記並加註記(&amp;K)…</translation>
        </message>
        <message>
            <source>Statistics of the ran&amp;ge</source>
            <translation>區間統計(&amp;G)</translation>
        </message>
        <message>
            <source>Run &amp;until…</source>
            <translation>執行直到(&amp;U)…</translation>
        </message>
        <message>
            <source>Run unt&amp;il the first throttle</source>
            <translation>執行直到首次節流(&amp;I)</translation>
        </message>
        <message>
            <source>Ru&amp;n until the first loss</source>
            <translation>執行直到首次遺失資料(&amp;N)</translation>
        </message>
        <message>
            <source>Charts by the minute, as &amp;CloudWatch shows them</source>
            <translation>圖表以分鐘計，如 &amp;CloudWatch 所示</translation>
        </message>
        <message>
            <source>&amp;Larger panel</source>
            <translation>放大面板(&amp;L)</translation>
        </message>
        <message>
            <source>Smaller &amp;panel</source>
            <translation>縮小面板(&amp;P)</translation>
        </message>
        <message>
            <source>Re&amp;duced motion</source>
            <translation>減少動態效果(&amp;D)</translation>
        </message>
        <message>
            <source>Sa&amp;y what is shown</source>
            <translation>說出所顯示的內容(&amp;Y)</translation>
        </message>
        <message>
            <source>Copied to the clipboard.</source>
            <translation>已複製到剪貼簿。</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>高對比</translation>
        </message>
        <message>
            <source>Te&amp;xt size</source>
            <translation>文字大小(&amp;X)</translation>
        </message>
        <message>
            <source>&amp;Larger text</source>
            <translation>放大文字(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Smaller text</source>
            <translation>縮小文字(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Normal text</source>
            <translation>正常文字(&amp;N)</translation>
        </message>
        <message>
            <source>English &amp;terms beside</source>
            <translation>並列英文術語(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Back to what was selected before</source>
            <translation>回到之前選取的項目(&amp;B)</translation>
        </message>
        <message>
            <source>F&amp;orward again</source>
            <translation>再往前(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Command palette…</source>
            <translation>指令面板(&amp;C)…</translation>
        </message>
        <message>
            <source>On to the next &amp;event</source>
            <translation>前進到下一個事件(&amp;E)</translation>
        </message>
        <message>
            <source>Back to the event before</source>
            <translation>回到上一個事件</translation>
        </message>
        <message>
            <source>On to the next &amp;record</source>
            <translation>前進到下一筆記錄(&amp;R)</translation>
        </message>
        <message>
            <source>Back to the record before</source>
            <translation>回到上一筆記錄</translation>
        </message>
        <message>
            <source>Pause at the ne&amp;xt throttle</source>
            <translation>在下一次節流時暫停(&amp;X)</translation>
        </message>
        <message>
            <source>Pause at the next l&amp;oss</source>
            <translation>在下一次遺失資料時暫停(&amp;O)</translation>
        </message>
        <message>
            <source>stream</source>
            <translation>串流</translation>
        </message>
        <message>
            <source>shard of %1</source>
            <translation>%1 的分片</translation>
        </message>
        <message>
            <source>consumer of %1</source>
            <translation>%1 的取用者</translation>
        </message>
        <message>
            <source>producer of %1</source>
            <translation>%1 的生產者</translation>
        </message>
        <message>
            <source>&amp;Level plan…</source>
            <translation>均分計畫(&amp;L)…</translation>
        </message>
        <message>
            <source>Level plan</source>
            <translation>均分計畫</translation>
        </message>
        <message>
            <source>Hash space as a rin&amp;g</source>
            <translation>以環形顯示雜湊空間(&amp;G)</translation>
        </message>
        <message>
            <source>Ke&amp;ys of the refused second pointed at</source>
            <translation>所指被拒一秒的鍵(&amp;Y)</translation>
        </message>
        <message>
            <source>Open a &amp;PutRecords batch</source>
            <translation>開啟一個 PutRecords 批次(&amp;P)</translation>
        </message>
        <message>
            <source>Why was a &amp;call refused?</source>
            <translation>呼叫為何遭拒(&amp;C)？</translation>
        </message>
        <message>
            <source>Move the &amp;bookmark of the selected consumer…</source>
            <translation>移動所選取用者的書籤(&amp;B)…</translation>
        </message>
        <message>
            <source>Lag in &amp;records that are not read yet</source>
            <translation>以尚未讀取的記錄數表示落後(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Consumers</source>
            <translation>取用者(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Add a shared consumer…</source>
            <translation>新增共享取用者(&amp;A)…</translation>
        </message>
        <message>
            <source>Add an &amp;enhanced fan-out consumer…</source>
            <translation>新增 enhanced fan-out 取用者(&amp;E)…</translation>
        </message>
        <message>
            <source>O&amp;rder of a key&apos;s records</source>
            <translation>鍵的記錄順序(&amp;R)</translation>
        </message>
        <message>
            <source>Colour r&amp;ules…</source>
            <translation>色彩規則(&amp;U)…</translation>
        </message>
        <message>
            <source>Begin a &amp;chapter here…</source>
            <translation>從這裡開始一章(&amp;C)…</translation>
        </message>
        <message>
            <source>Previous chapter</source>
            <translation>上一章</translation>
        </message>
        <message>
            <source>Next chapter</source>
            <translation>下一章</translation>
        </message>
        <message>
            <source>&amp;Fold or show its closed ancestors</source>
            <translation>收合或顯示已關閉的祖先(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Journey of the slowest record</source>
            <translation>最慢記錄的旅程(&amp;J)</translation>
        </message>
        <message>
            <source>Me&amp;nu of what has the focus</source>
            <translation>目前焦點的選單(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Poison the next record of the selected shard</source>
            <translation>讓所選分片的下一筆記錄變成毒記錄(&amp;P)</translation>
        </message>
        <message>
            <source>H&amp;eal all poison records</source>
            <translation>修復所有毒記錄(&amp;E)</translation>
        </message>
        <message>
            <source>Programs have called so much that this run has forgotten how it came about. It goes on, but nothing can be undone, gone back to or saved any more.</source>
            <translation>程式呼叫得太多，此次執行已不再記得過去。它會繼續，但不能再復原、回到過去或儲存。</translation>
        </message>
        <message>
            <source>Let progr&amp;ams call this run</source>
            <translation>允許程式呼叫此次執行(&amp;A)</translation>
        </message>
        <message>
            <source>Lines for a program of &amp;your own…</source>
            <translation>給您自己程式用的程式碼(&amp;Y)…</translation>
        </message>
        <message>
            <source>&amp;Copy the stream as code…</source>
            <translation>將串流複製為程式碼(&amp;C)…</translation>
        </message>
        <message>
            <source>not saved</source>
            <translation>未儲存</translation>
        </message>
        <message>
            <source>&amp;New stream…</source>
            <translation>新增串流(&amp;N)…</translation>
        </message>
        <message>
            <source>Copy the chosen API c&amp;all as code…</source>
            <translation>將所選的 API 呼叫複製為程式碼(&amp;A)…</translation>
        </message>
        <message>
            <source>&amp;Import a stream…</source>
            <translation>匯入串流(&amp;I)…</translation>
        </message>
        <message>
            <source>Save API ca&amp;lls…</source>
            <translation>儲存 API 呼叫(&amp;L)…</translation>
        </message>
        <message>
            <source>Choose an API call first, or make one.</source>
            <translation>請先選擇一個 API 呼叫，或執行一個。</translation>
        </message>
        <message>
            <source>There is nothing to save yet: neither you nor a program has called the API.</source>
            <translation>還沒有可儲存的內容：您和程式都尚未呼叫 API。</translation>
        </message>
        <message>
            <source>Save API calls</source>
            <translation>儲存 API 呼叫</translation>
        </message>
        <message>
            <source>API calls (*.ndjson)</source>
            <translation>API 呼叫 (*.ndjson)</translation>
        </message>
        <message numerus="yes">
            <source>%n API call(s) saved.</source>
            <translation>
                <numerusform>已儲存 %n 個 API 呼叫。</numerusform>
            </translation>
        </message>
        <message>
            <source>Scenarios, workspaces, logs and API calls (*.json *.shardscope *.log *.ndjson);;All files (*)</source>
            <translation>情境、工作區、記錄檔與 API 呼叫 (*.json *.shardscope *.log *.ndjson);;所有檔案 (*)</translation>
        </message>
        <message>
            <source>Add an &amp;autoscaler…</source>
            <translation>新增自動擴展器(&amp;A)…</translation>
        </message>
        <message>
            <source>autoscaler of %1</source>
            <translation>%1 的自動擴展器</translation>
        </message>
        <message>
            <source>Shard co&amp;unt…</source>
            <translation>分片數(&amp;U)…</translation>
        </message>
        <message>
            <source>Settin&amp;gs of the stream…</source>
            <translation>串流的設定(&amp;G)…</translation>
        </message>
        <message>
            <source>program</source>
            <translation>程式</translation>
        </message>
        <message>
            <source>Access, &amp;keys and policies…</source>
            <translation>存取權、金鑰與政策(&amp;K)…</translation>
        </message>
        <message>
            <source>&amp;Quotas…</source>
            <translation>配額(&amp;Q)…</translation>
        </message>
        <message>
            <source>Which shar&amp;ds ListShards lists</source>
            <translation>ListShards 會列出哪些分片(&amp;D)</translation>
        </message>
        <message>
            <source>Scenarios, workspaces, logs, API calls and metrics (*.json *.shardscope *.log *.ndjson *.csv);;All files (*)</source>
            <translation>情境、工作區、日誌、API 呼叫與指標 (*.json *.shardscope *.log *.ndjson *.csv);;所有檔案 (*)</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%2 的 %1</translation>
        </message>
        <message numerus="yes">
            <source>It was one gesture of %Ln commands.</source>
            <translation>
                <numerusform>那是由 %Ln 個指令組成的一個動作。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln call(s) of programs since then stay: they are carried out again.</source>
            <translation>
                <numerusform>此後程式的 %Ln 次呼叫會保留，並重新執行。</numerusform>
            </translation>
        </message>
        <message>
            <source>Programs have called so much that this run has forgotten how it came about: nothing can be taken back.</source>
            <translation>程式呼叫過多，這次執行已不記得自己如何形成：無法復原任何操作。</translation>
        </message>
        <message>
            <source>&amp;Undo %1</source>
            <translation>復原 %1(&amp;U)</translation>
        </message>
        <message>
            <source>Takes back %1 at %2.</source>
            <translation>復原 %2 的 %1。</translation>
        </message>
        <message>
            <source>There is nothing to take back. What programs call is never taken back.</source>
            <translation>沒有可以復原的操作。程式的呼叫一律不會復原。</translation>
        </message>
        <message>
            <source>&amp;Redo %1</source>
            <translation>重做 %1(&amp;R)</translation>
        </message>
        <message>
            <source>Puts back %1 at %2.</source>
            <translation>重做 %2 的 %1。</translation>
        </message>
        <message>
            <source>Nothing has been taken back that could be put back.</source>
            <translation>沒有已復原而可重做的操作。</translation>
        </message>
        <message>
            <source>Add a pro&amp;ducer…</source>
            <translation>新增生產者(&amp;D)…</translation>
        </message>
        <message>
            <source>In&amp;ject faults…</source>
            <translation>注入故障(&amp;J)…</translation>
        </message>
        <message>
            <source>W&amp;hich shards ListShards lists</source>
            <translation>ListShards 會列出哪些分片(&amp;H)</translation>
        </message>
        <message>
            <source>Settings of the run…</source>
            <translation>這次執行的設定…</translation>
        </message>
        <message>
            <source>&amp;Replay…</source>
            <translation>重播(&amp;R)…</translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::Palette</name>
        <message>
            <source>Command palette</source>
            <translation>指令面板</translation>
        </message>
        <message>
            <source>What to do, or where to go</source>
            <translation>要做什麼，或要到哪裡</translation>
        </message>
        <message>
            <source>Commands</source>
            <translation>指令</translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::ReplayDialog</name>
        <message>
            <source>Replay</source>
            <translation>重播</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Browse…</source>
            <translation>瀏覽…</translation>
        </message>
        <message>
            <source>File</source>
            <translation>檔案</translation>
        </message>
        <message>
            <source>Partition key</source>
            <translation>分割區索引鍵</translation>
        </message>
        <message>
            <source>Shards</source>
            <translation>分片</translation>
        </message>
        <message>
            <source>Access log, captured calls as NDJSON, or pages of get-records</source>
            <translation>存取日誌、NDJSON 格式的呼叫擷取，或 get-records 的分頁</translation>
        </message>
        <message>
            <source>Speed</source>
            <comment>of a replay</comment>
            <translation>速度</translation>
        </message>
        <message>
            <source>Choose a log or captured calls</source>
            <translation>選擇日誌或擷取的呼叫</translation>
        </message>
        <message>
            <source>Logs and calls (*.log *.txt *access* *.ndjson *.json);;All files (*)</source>
            <translation>日誌與呼叫 (*.log *.txt *access* *.ndjson *.json);;所有檔案 (*)</translation>
        </message>
        <message>
            <source>Each line becomes one record, put when the log says it happened. The speed presses log time into virtual time; the speed of the run comes on top of it.</source>
            <translation>每一行成為一筆記錄，並在日誌所記的時刻寫入。此速度將日誌時間壓縮為虛擬時間；執行速度再疊加其上。</translation>
        </message>
        <message>
            <source>The calls are made again, on the streams that are open where those have all that is put to, else on streams of their own. The speed presses captured time into virtual time; the speed of the run comes on top of it.</source>
            <translation>這些呼叫會重新發出：若目前開啟的串流包含所有寫入目標，就使用這些串流，否則使用另建的串流。此速度將擷取的時間壓縮為虛擬時間；執行速度再疊加其上。</translation>
        </message>
        <message numerus="yes">
            <source>%n call(s) in %1.</source>
            <translation>
                <numerusform>%1 內 %n 次呼叫。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n call(s), one after another without pauses, at the start of the run.</source>
            <translation>
                <numerusform>%n 次呼叫，於執行開始時接連發出，不停頓。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n call(s): longer at this speed than a run can last. Choose a faster one.</source>
            <translation>
                <numerusform>%n 次呼叫：以此速度會超過一次執行的最長時間。請選擇較快的速度。</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::AddConsumerDialog</name>
        <message>
            <source>&amp;shared, by GetRecords</source>
            <translation>共享，以 GetRecords 讀取(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;enhanced fan-out</source>
            <translation>&amp;enhanced fan-out</translation>
        </message>
        <message>
            <source>&amp;Add</source>
            <translation>新增(&amp;A)</translation>
        </message>
        <message>
            <source>Add a consumer to %1</source>
            <translation>為 %1 新增取用者</translation>
        </message>
        <message>
            <source> records/s</source>
            <translation> 筆/秒</translation>
        </message>
        <message>
            <source>as fast as they come</source>
            <translation>來多快處理多快</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>名稱(&amp;N)</translation>
        </message>
        <message>
            <source>Reads</source>
            <translation>讀取方式</translation>
        </message>
        <message>
            <source>&amp;From</source>
            <translation>起點(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Processing of each shard</source>
            <translation>每個分片的處理速率(&amp;P)</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>each shard, every %1</source>
            <translation>每個分片，每 %1</translation>
        </message>
        <message>
            <source>each shard, once ACTIVE</source>
            <translation>每個分片，ACTIVE 之後</translation>
        </message>
        <message>
            <source>Its registration is there already and is used again.</source>
            <translation>其註冊已存在，會重新使用。</translation>
        </message>
        <message>
            <source>Costs nothing more: it shares 2 MiB/s and 5 calls/s of every shard with the others.</source>
            <translation>不另計費：與其他取用者共享每個分片的 2 MiB/s 與每秒 5 次呼叫。</translation>
        </message>
        <message>
            <source>About %1 an hour more. Registered now: %2 of %3.</source>
            <translation>每小時約多 %1。目前已註冊：%2／%3。</translation>
        </message>
        <message>
            <source>About %1 an hour more: it shares 2 MiB/s and 5 calls/s of every shard with the others, and what is read on demand is paid for.</source>
            <translation>每小時約多 %1：它與其他取用者共用每個分片的 2 MiB/s 與每秒 5 次呼叫，而隨需模式的讀取資料要付費。</translation>
        </message>
        <message>
            <source>Child shards</source>
            <translation>子分片</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::BatchCells</name>
        <message>
            <source>entry %1, key %2, stored</source>
            <translation>項目 %1，鍵 %2，已儲存</translation>
        </message>
        <message>
            <source>entry %1, key %2, failed</source>
            <translation>項目 %1，鍵 %2，失敗</translation>
        </message>
        <message>
            <source>&lt;b&gt;Entry %1&lt;/b&gt; of %2 · key &lt;b&gt;%3&lt;/b&gt; · %4</source>
            <translation>&lt;b&gt;項目 %1&lt;/b&gt;／%2 · 鍵 &lt;b&gt;%3&lt;/b&gt; · %4</translation>
        </message>
        <message>
            <source>attempt %1</source>
            <translation>第 %1 次嘗試</translation>
        </message>
        <message>
            <source>Stored in %1 under sequence number</source>
            <translation>儲存於 %1，序號為</translation>
        </message>
        <message>
            <source>Send again what failed</source>
            <translation>重送失敗的項目</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::BatchDialog</name>
        <message>
            <source>A PutRecords call</source>
            <translation>一次 PutRecords 呼叫</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>Entries of the call</source>
            <translation>呼叫的項目</translation>
        </message>
        <message>
            <source>of %1 to %2 at %3</source>
            <translation>由 %1 送往 %2，於 %3</translation>
        </message>
        <message>
            <source>(retry %1)</source>
            <translation>（第 %1 次重試）</translation>
        </message>
        <message>
            <source>All %1 entries were stored.</source>
            <translation>全部 %1 個項目皆已儲存。</translation>
        </message>
        <message>
            <source>%1 of %2 entries failed; %3 were stored.</source>
            <translation>%2 個項目中有 %1 個失敗；%3 個已儲存。</translation>
        </message>
        <message>
            <source>The call was refused as a whole: nothing of it was stored.</source>
            <translation>整個呼叫遭拒：沒有任何項目被儲存。</translation>
        </message>
        <message>
            <source>%1: %2 of %3 failed</source>
            <translation>%1：%3 個中 %2 個失敗</translation>
        </message>
        <message>
            <source>%1: %2 stored</source>
            <translation>%1：%2 個已儲存</translation>
        </message>
        <message>
            <source>%1 more shards</source>
            <translation>另外 %1 個分片</translation>
        </message>
        <message>
            <source>Send the %1 again</source>
            <translation>重新傳送 %1 個</translation>
        </message>
        <message>
            <source>PutRecords at the present instant, with the entries that failed and no others (R). It can be undone.</source>
            <translation>於目前時刻呼叫 PutRecords，只含失敗的項目 (R)。可以復原。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::BatchTree</name>
        <message>
            <source>The batch and its halves</source>
            <translation>這批記錄與切出的各半</translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s), cut in two</source>
            <translation>
                <numerusform>%Ln 筆記錄，切成兩半</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s), done</source>
            <translation>
                <numerusform>%Ln 筆記錄，完成</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s), given up</source>
            <translation>
                <numerusform>%Ln 筆記錄，放棄</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s), in hand</source>
            <translation>
                <numerusform>%Ln 筆記錄，處理中</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s), to come</source>
            <translation>
                <numerusform>%Ln 筆記錄，待處理</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::BookmarkDialog</name>
        <message>
            <source>Where %1 reads on</source>
            <translation>%1 從何處繼續讀取</translation>
        </message>
        <message>
            <source>all shards</source>
            <translation>所有分片</translation>
        </message>
        <message>
            <source>%1, closed</source>
            <translation>%1，已關閉</translation>
        </message>
        <message>
            <source>Shard</source>
            <translation>分片</translation>
        </message>
        <message>
            <source>Iterator type</source>
            <translation>迭代器類型</translation>
        </message>
        <message>
            <source>&amp;Shard</source>
            <translation>分片(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Iterator type</source>
            <translation>迭代器類型(&amp;I)</translation>
        </message>
        <message>
            <source>&amp;Time</source>
            <translation>時間(&amp;T)</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>時間</translation>
        </message>
        <message>
            <source>Sequence &amp;number</source>
            <translation>序號(&amp;N)</translation>
        </message>
        <message>
            <source>Sequence number</source>
            <translation>序號</translation>
        </message>
        <message>
            <source>(each shard)</source>
            <translation>（每個分片）</translation>
        </message>
        <message>
            <source>Move the bookmark</source>
            <translation>移動書籤</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>%1 records will be read again, which takes about %2.</source>
            <translation>將重新讀取 %1 筆記錄，約需 %2。</translation>
        </message>
        <message>
            <source>%1 unread records will be skipped.</source>
            <translation>將略過 %1 筆未讀記錄。</translation>
        </message>
        <message>
            <source>Nothing is read again, nothing is skipped.</source>
            <translation>沒有重新讀取，也沒有略過。</translation>
        </message>
        <message>
            <source>Parents come first: %1 shards will wait for theirs.</source>
            <translation>父分片優先：%1 個分片將等待其父分片。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::BranchLane</name>
        <message>
            <source>%1, from %2 to %3</source>
            <comment>a branch and its times</comment>
            <translation>%1，從 %2 到 %3</translation>
        </message>
        <message>
            <source>on show</source>
            <translation>顯示中</translation>
        </message>
        <message>
            <source>goes along, compared</source>
            <translation>同步執行並比較</translation>
        </message>
        <message>
            <source>Click: go on in it.  C: compare.  F2: rename.</source>
            <translation>按一下：在此分支繼續。 C：比較。 F2：重新命名。</translation>
        </message>
        <message>
            <source>Compare with this</source>
            <translation>與此分支比較</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重新命名</translation>
        </message>
        <message>
            <source>Name of the branch</source>
            <translation>分支名稱</translation>
        </message>
        <message>
            <source>Go on in this branch</source>
            <translation>在此分支繼續</translation>
        </message>
        <message>
            <source>End the comparison</source>
            <translation>結束比較</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::CallModel</name>
        <message>
            <source>%1 refused</source>
            <translation>拒絕 %1</translation>
        </message>
        <message>
            <source>Virtual time</source>
            <translation>虛擬時間</translation>
        </message>
        <message>
            <source>Caller</source>
            <translation>呼叫者</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>呼叫</translation>
        </message>
        <message>
            <source>Shard</source>
            <translation>分片</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>結果</translation>
        </message>
        <message>
            <source>injected fault</source>
            <translation>注入的故障</translation>
        </message>
        <message>
            <source>CloudTrail shows the calls that manage streams. PutRecord, PutRecords, GetShardIterator, GetRecords and SubscribeToShard are data events, which it leaves out unless a trail is told to log them.</source>
            <translation>CloudTrail 會顯示管理串流的呼叫。PutRecord、PutRecords、GetShardIterator、GetRecords 和 SubscribeToShard 是資料事件，除非設定 trail 記錄，否則不會出現。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ColourRulesDialog</name>
        <message>
            <source>write utilisation</source>
            <translation>寫入使用率</translation>
        </message>
        <message>
            <source>bytes written</source>
            <translation>寫入位元組</translation>
        </message>
        <message>
            <source>records written</source>
            <translation>寫入記錄數</translation>
        </message>
        <message>
            <source>refused share</source>
            <translation>遭拒比例</translation>
        </message>
        <message>
            <source>read utilisation</source>
            <translation>讀取使用率</translation>
        </message>
        <message>
            <source>plain</source>
            <translation>純色</translation>
        </message>
        <message>
            <source>hatched</source>
            <translation>斜線</translation>
        </message>
        <message>
            <source>dots</source>
            <translation>圓點</translation>
        </message>
        <message>
            <source>crossed</source>
            <translation>交叉線</translation>
        </message>
        <message>
            <source>blue</source>
            <translation>藍色</translation>
        </message>
        <message>
            <source>vermilion</source>
            <translation>朱紅色</translation>
        </message>
        <message>
            <source>green</source>
            <translation>綠色</translation>
        </message>
        <message>
            <source>plum</source>
            <translation>梅紫色</translation>
        </message>
        <message>
            <source>amber</source>
            <translation>琥珀色</translation>
        </message>
        <message>
            <source>light blue</source>
            <translation>淺藍色</translation>
        </message>
        <message>
            <source>brown</source>
            <translation>棕色</translation>
        </message>
        <message>
            <source>grey</source>
            <translation>灰色</translation>
        </message>
        <message>
            <source>&amp;Add a rule</source>
            <translation>新增規則(&amp;A)</translation>
        </message>
        <message>
            <source>Back to the &amp;defaults</source>
            <translation>恢復預設(&amp;D)</translation>
        </message>
        <message>
            <source>Colour rules</source>
            <translation>色彩規則</translation>
        </message>
        <message>
            <source>The first rule that holds for a shard gives its column colour and pattern. Without one it keeps the scale of the map.</source>
            <translation>第一條符合分片的規則決定其長條的顏色與圖樣；沒有符合的規則時，沿用分片圖的色階。</translation>
        </message>
        <message>
            <source>The shards now, in the colours of these rules</source>
            <translation>以這些規則上色的目前分片</translation>
        </message>
        <message>
            <source>No rules: all shards on the scale of the map</source>
            <translation>沒有規則：所有分片沿用分片圖的色階</translation>
        </message>
        <message>
            <source>Use them</source>
            <translation>套用</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>When</source>
            <translation>條件</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>顏色</translation>
        </message>
        <message>
            <source>Pattern</source>
            <translation>圖樣</translation>
        </message>
        <message>
            <source>Shards now</source>
            <translation>目前分片數</translation>
        </message>
        <message>
            <source>No rules: blue while there is room, amber from 80 % on, vermilion and striped above the limit.</source>
            <translation>沒有規則：尚有餘裕為藍色，80 % 起為琥珀色，超過上限為朱紅色並加斜紋。</translation>
        </message>
        <message>
            <source>Rule %1 is on</source>
            <translation>規則 %1 已啟用</translation>
        </message>
        <message>
            <source>What rule %1 looks at</source>
            <translation>規則 %1 檢視的項目</translation>
        </message>
        <message>
            <source>is at least</source>
            <translation>至少</translation>
        </message>
        <message>
            <source> %</source>
            <translation> %</translation>
        </message>
        <message>
            <source>From how many percent on rule %1 holds</source>
            <translation>規則 %1 從多少百分比起符合</translation>
        </message>
        <message>
            <source>Colour of rule %1</source>
            <translation>規則 %1 的顏色</translation>
        </message>
        <message>
            <source>Pattern of rule %1</source>
            <translation>規則 %1 的圖樣</translation>
        </message>
        <message>
            <source>Rule %1 earlier</source>
            <translation>規則 %1 上移</translation>
        </message>
        <message>
            <source>Rule %1 later</source>
            <translation>規則 %1 下移</translation>
        </message>
        <message>
            <source>Remove rule %1</source>
            <translation>移除規則 %1</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 / %2</translation>
        </message>
        <message>
            <source>off</source>
            <translation>關閉</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ComparePanel</name>
        <message>
            <source>Swap</source>
            <translation>交換</translation>
        </message>
        <message>
            <source>Goes on in the other branch; this one goes along</source>
            <translation>切換到另一分支；此分支隨行</translation>
        </message>
        <message>
            <source>End</source>
            <translation>結束</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>被拒</translation>
        </message>
        <message>
            <source>refused/s now</source>
            <translation>目前每秒被拒</translation>
        </message>
        <message>
            <source>stored</source>
            <translation>已儲存</translation>
        </message>
        <message>
            <source>oldest unread</source>
            <translation>最舊未讀</translation>
        </message>
        <message>
            <source>fullest shard</source>
            <translation>最滿分片</translation>
        </message>
        <message>
            <source>lost</source>
            <translation>遺失</translation>
        </message>
        <message>
            <source>shards</source>
            <translation>分片</translation>
        </message>
        <message>
            <source>since %1</source>
            <comment>the moment at which two branches parted</comment>
            <translation>自 %1</translation>
        </message>
        <message>
            <source>Comparison of two branches</source>
            <translation>兩個分支的比較</translation>
        </message>
        <message>
            <source>cost an hour</source>
            <translation>每小時成本</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ConsumerCard</name>
        <message>
            <source>work</source>
            <translation>處理</translation>
        </message>
        <message>
            <source>Records a second that the worker of each shard can process</source>
            <translation>每個分片的工作程序每秒可處理的記錄數</translation>
        </message>
        <message>
            <source>max</source>
            <comment>processing rate</comment>
            <translation>不限</translation>
        </message>
        <message>
            <source>%1/s</source>
            <translation>%1/秒</translation>
        </message>
        <message>
            <source>Processing rate of %1</source>
            <translation>%1 的處理速率</translation>
        </message>
        <message>
            <source>shared consumer</source>
            <translation>共享取用者</translation>
        </message>
        <message>
            <source>enhanced fan-out consumer</source>
            <translation>enhanced fan-out 取用者</translation>
        </message>
        <message>
            <source>p50 %1 · p99 %2</source>
            <translation>p50 %1 · p99 %2</translation>
        </message>
        <message>
            <source>Drag it to the other lane, or aim with the arrow keys and move it with Enter</source>
            <translation>拖到另一欄，或用方向鍵對準後按 Enter 移動</translation>
        </message>
        <message>
            <source>CREATING, %1</source>
            <translation>CREATING，%1</translation>
        </message>
        <message>
            <source>not registered</source>
            <translation>未註冊</translation>
        </message>
        <message>
            <source>paused, %1</source>
            <translation>已暫停，%1</translation>
        </message>
        <message>
            <source>stream is gone</source>
            <translation>串流已不存在</translation>
        </message>
        <message>
            <source>at the tip</source>
            <translation>在最新處</translation>
        </message>
        <message>
            <source>%1 behind</source>
            <translation>落後 %1</translation>
        </message>
        <message>
            <source>nothing read</source>
            <translation>未讀取</translation>
        </message>
        <message>
            <source>caught up in %1</source>
            <translation>%1後趕上</translation>
        </message>
        <message>
            <source>loses data in %1</source>
            <translation>%1後遺失資料</translation>
        </message>
        <message>
            <source>does not catch up</source>
            <translation>趕不上</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>已暫停</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>為什麼？</translation>
        </message>
        <message>
            <source>Kill: its registration stays and goes on costing</source>
            <translation>強制終止：註冊仍在並繼續計費</translation>
        </message>
        <message>
            <source>Kill: its iterators are lost</source>
            <translation>強制終止：其迭代器會遺失</translation>
        </message>
        <message>
            <source>Remove: gives its registration back</source>
            <translation>移除：取消其註冊</translation>
        </message>
        <message numerus="yes">
            <source>%Ln shard(s) blocked by a record it cannot process</source>
            <translation>
                <numerusform>%Ln 個分片被它無法處理的記錄阻塞</numerusform>
            </translation>
        </message>
        <message>
            <source>blocked, %1</source>
            <translation>阻塞，%1</translation>
        </message>
        <message>
            <source>blocked</source>
            <translation>阻塞</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ConsumerSheet</name>
        <message>
            <source>as fast as they come</source>
            <translation>來多快處理多快</translation>
        </message>
        <message>
            <source>Processing rate</source>
            <translation>處理速率</translation>
        </message>
        <message>
            <source>Behind</source>
            <translation>落後</translation>
        </message>
        <message>
            <source>iterator age</source>
            <translation>迭代器存留期</translation>
        </message>
        <message>
            <source>unread records</source>
            <translation>未讀記錄</translation>
        </message>
        <message>
            <source>loses data in</source>
            <translation>距資料遺失</translation>
        </message>
        <message>
            <source>Furthest behind</source>
            <translation>落後最多</translation>
        </message>
        <message>
            <source>Last second</source>
            <translation>前一秒</translation>
        </message>
        <message>
            <source>read</source>
            <translation>讀取</translation>
        </message>
        <message>
            <source>refused calls</source>
            <translation>被拒的呼叫</translation>
        </message>
        <message>
            <source>Since the start</source>
            <translation>自開始以來</translation>
        </message>
        <message>
            <source>records</source>
            <translation>記錄</translation>
        </message>
        <message>
            <source>calls</source>
            <translation>呼叫</translation>
        </message>
        <message>
            <source>lost to retention</source>
            <translation>因保留期遺失</translation>
        </message>
        <message>
            <source>enhanced fan-out ← %1</source>
            <translation>增強扇出 ← %1</translation>
        </message>
        <message>
            <source>shared, polls every %1 ← %2</source>
            <translation>共享，每 %1 輪詢 ← %2</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>繼續</translation>
        </message>
        <message>
            <source>Pause this consumer</source>
            <translation>暫停此取用者</translation>
        </message>
        <message>
            <source>at the tip</source>
            <translation>已在最新處</translation>
        </message>
        <message>
            <source>not at this pace</source>
            <translation>照此速度不會</translation>
        </message>
        <message>
            <source>Processing of each shard</source>
            <translation>每個分片的處理速率</translation>
        </message>
        <message>
            <source> records/s</source>
            <translation> 筆/秒</translation>
        </message>
        <message>
            <source>caught up in</source>
            <translation>趕上所需時間</translation>
        </message>
        <message>
            <source>Caught up sooner by</source>
            <translation>更快趕上的方法</translation>
        </message>
        <message>
            <source>go on</source>
            <translation>繼續</translation>
        </message>
        <message>
            <source>no writes</source>
            <translation>停止寫入</translation>
        </message>
        <message>
            <source>never</source>
            <translation>永不</translation>
        </message>
        <message>
            <source>%1: caught up in %2</source>
            <translation>%1：%2後趕上</translation>
        </message>
        <message>
            <source>Does it now; undo takes it back</source>
            <translation>立即執行；可復原</translation>
        </message>
        <message>
            <source>fan-out</source>
            <translation>fan-out</translation>
        </message>
        <message>
            <source>twice the speed</source>
            <translation>兩倍速度</translation>
        </message>
        <message>
            <source>Move its bookmark…</source>
            <translation>移動書籤…</translation>
        </message>
        <message>
            <source>Read on from any of the five iterator types (Ctrl+M)</source>
            <translation>從五種迭代器類型中的任一種繼續讀取 (Ctrl+M)</translation>
        </message>
        <message>
            <source>How it reads</source>
            <translation>讀取方式</translation>
        </message>
        <message>
            <source>polls each shard every</source>
            <translation>每個分片輪詢間隔</translation>
        </message>
        <message>
            <source>records a call, at most</source>
            <translation>每次呼叫記錄上限</translation>
        </message>
        <message>
            <source>next renewal in</source>
            <translation>距下次更新訂閱</translation>
        </message>
        <message>
            <source>not subscribed</source>
            <translation>未訂閱</translation>
        </message>
        <message>
            <source>its account</source>
            <translation>所屬帳戶</translation>
        </message>
        <message>
            <source>Twice, or out of order</source>
            <translation>重複或順序錯亂</translation>
        </message>
        <message>
            <source>delivered again</source>
            <translation>再次傳遞</translation>
        </message>
        <message>
            <source>Records that came a second time, read or pushed: delivery is at least once, so processing must bear duplicates</source>
            <translation>再次讀取或推送的記錄：傳遞至少一次，因此處理必須能承受重複</translation>
        </message>
        <message>
            <source>processed again</source>
            <translation>再次處理</translation>
        </message>
        <message>
            <source>Records of failed batches that were handed to processing once more</source>
            <translation>失敗批次中再次交付處理的記錄</translation>
        </message>
        <message>
            <source>stored at a retry</source>
            <translation>重試時才儲存</translation>
        </message>
        <message>
            <source>expired iterators</source>
            <translation>已過期的 iterator</translation>
        </message>
        <message>
            <source>An iterator lives for five minutes: GetRecords with an older one gets ExpiredIteratorException, and the consumer another iterator for the same place. No record is lost by that.</source>
            <translation>iterator 的壽命為五分鐘：以較舊的 iterator 呼叫 GetRecords 會得到 ExpiredIteratorException，取用者會為同一位置取得另一個 iterator，不會因此遺失記錄。</translation>
        </message>
        <message>
            <source>Records that were older than the retention before they were read: what an expired iterator never does</source>
            <translation>在讀取前已超過保留期的記錄：iterator 過期從不會造成這種情形</translation>
        </message>
        <message>
            <source>passed over at LATEST</source>
            <translation>因 LATEST 略過</translation>
        </message>
        <message>
            <source>Records that were stored before it began at LATEST, in a child shard or when a subscription or an iterator was renewed without a checkpoint: it never reads them</source>
            <translation>在它從 LATEST 開始之前已儲存的記錄（在子分片中，或沒有 checkpoint 而續訂訂閱或 iterator 時）：它永遠不會讀取</translation>
        </message>
        <message>
            <source>Records of this stream that were accepted only when their producer sent them again: each may lie behind a later record of its key. The journey of a record tells.</source>
            <translation>此串流中由生產者重送後才被接受的記錄：每一筆都可能排在同一鍵較晚的記錄之後。記錄的旅程會說明。</translation>
        </message>
        <message>
            <source>behind child shards</source>
            <translation>落在子分片之後</translation>
        </message>
        <message>
            <source>Records of parent shards that came after later ones of their key, because children are read before their parents have been read to their end</source>
            <translation>父分片的記錄在同一鍵較晚的記錄之後才到，因為父分片讀完之前就讀了子分片</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::FailurePart</name>
        <message>
            <source>Heal the record</source>
            <translation>修復該記錄</translation>
        </message>
        <message>
            <source>As if the processing code had been mended: the next attempt passes the record</source>
            <translation>如同處理程式已修好：下一次嘗試就會通過該記錄</translation>
        </message>
        <message>
            <source>attempts that failed</source>
            <translation>失敗的嘗試</translation>
        </message>
        <message>
            <source>handed over again</source>
            <translation>重複交付</translation>
        </message>
        <message>
            <source>Records that were handed to processing more than once: it must bear duplicates</source>
            <translation>不只一次交付處理的記錄：處理程式必須能承受重複</translation>
        </message>
        <message>
            <source>blocked for</source>
            <translation>阻塞時間</translation>
        </message>
        <message>
            <source>in the failure queue</source>
            <translation>在失敗佇列中</translation>
        </message>
        <message>
            <source>When processing fails</source>
            <translation>處理失敗時</translation>
        </message>
        <message>
            <source>tries again without end</source>
            <translation>無止境地重試</translation>
        </message>
        <message>
            <source> retries</source>
            <translation> 次重試</translation>
        </message>
        <message>
            <source>Retries of a failing batch</source>
            <translation>失敗批次的重試次數</translation>
        </message>
        <message>
            <source>MaximumRetryAttempts of a Lambda event source mapping. Without end: until the records expire, as a plain loop does too. 0: as a KCL worker, which takes the next batch.</source>
            <translation>Lambda 事件來源對應的 MaximumRetryAttempts。無止境：直到記錄過期，單純的迴圈也是如此。0：如同 KCL worker，直接取下一批。</translation>
        </message>
        <message>
            <source>bisects the batch</source>
            <translation>對半切分批次</translation>
        </message>
        <message>
            <source>BisectBatchOnFunctionError: a failing batch is cut in two and each half tried on its own, which uses up no retries</source>
            <translation>BisectBatchOnFunctionError：失敗的批次切成兩半，各自嘗試，不消耗重試次數</translation>
        </message>
        <message>
            <source>reports what is done</source>
            <translation>回報已完成的部分</translation>
        </message>
        <message>
            <source>ReportBatchItemFailures: what precedes the record that fails counts as done, and only the rest is tried again</source>
            <translation>ReportBatchItemFailures：失敗記錄之前的部分算完成，只重試其餘部分</translation>
        </message>
        <message>
            <source>records of any age</source>
            <translation>不限記錄的年齡</translation>
        </message>
        <message>
            <source>gives up after </source>
            <translation>逾時放棄：</translation>
        </message>
        <message>
            <source> s</source>
            <translation> 秒</translation>
        </message>
        <message>
            <source>Maximum age of a record</source>
            <translation>記錄的最大年齡</translation>
        </message>
        <message>
            <source>MaximumRecordAgeInSeconds: older records go to the failure queue when their batch fails</source>
            <translation>MaximumRecordAgeInSeconds：批次失敗時，更舊的記錄進入失敗佇列</translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s)</source>
            <translation>
                <numerusform>%Ln 筆記錄</numerusform>
            </translation>
        </message>
        <message>
            <source>record %1</source>
            <translation>第 %1 筆記錄</translation>
        </message>
        <message>
            <source>record %1, key “%2”,</source>
            <comment>in the middle of a sentence</comment>
            <translation>第 %1 筆記錄（鍵「%2」）</translation>
        </message>
        <message>
            <source>&lt;b&gt;Blocked on %1&lt;/b&gt; by %2 since %3, for %4: %5 attempts failed.</source>
            <translation>自 %3 起&lt;b&gt;在%1 被阻塞&lt;/b&gt;，起因是%2，已 %4：%5 次嘗試失敗。</translation>
        </message>
        <message>
            <source>An attempt is under way.</source>
            <translation>正在嘗試。</translation>
        </message>
        <message>
            <source>Next try in %1.</source>
            <translation>%1 後再試。</translation>
        </message>
        <message>
            <source>Past record %1 of %2 at %3: it was blocked for %4.</source>
            <translation>%3 已越過 %2 的第 %1 筆記錄：阻塞了 %4。</translation>
        </message>
        <message numerus="yes">
            <source>%Ln other shard(s) of it are blocked too.</source>
            <translation>
                <numerusform>它另有 %Ln 個分片也被阻塞。</numerusform>
            </translation>
        </message>
        <message>
            <source>records %1 to %2</source>
            <translation>第 %1 至 %2 筆記錄</translation>
        </message>
        <message numerus="yes">
            <source>%Ln attempt(s)</source>
            <translation>
                <numerusform>%Ln 次嘗試</numerusform>
            </translation>
        </message>
        <message>
            <source>too old</source>
            <translation>太舊</translation>
        </message>
        <message>
            <source>past retention</source>
            <translation>超過保留期</translation>
        </message>
        <message>
            <source>%1: %2, %3: %4</source>
            <comment>clock, shard, records, reason</comment>
            <translation>%1：%2，%3：%4</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::FanOutLane</name>
        <message>
            <source>Shared</source>
            <translation>共享</translation>
        </message>
        <message>
            <source>Enhanced fan-out</source>
            <translation>Enhanced fan-out</translation>
        </message>
        <message>
            <source>GetRecords · pull · 2 MiB/s and 5 calls/s a shard between everyone</source>
            <translation>GetRecords · 拉取 · 每個分片的 2 MiB/s 與每秒 5 次呼叫由大家共享</translation>
        </message>
        <message>
            <source>SubscribeToShard · push · 2 MiB/s a shard for each</source>
            <translation>SubscribeToShard · 推送 · 每個取用者各有每個分片 2 MiB/s</translation>
        </message>
        <message>
            <source>Nobody polls. Drag a card here to give its registration back.</source>
            <translation>沒有人輪詢。將卡片拖到這裡即可取消其註冊。</translation>
        </message>
        <message>
            <source>Nobody is registered. Drag a card here to give it a pipe of its own.</source>
            <translation>沒有人註冊。將卡片拖到這裡，給它專屬的管道。</translation>
        </message>
        <message>
            <source>included</source>
            <translation>已包含</translation>
        </message>
        <message>
            <source>+%1/h</source>
            <translation>+%1/小時</translation>
        </message>
        <message numerus="yes">
            <source>%n consumer(s)</source>
            <translation>
                <numerusform>%n 個取用者</numerusform>
            </translation>
        </message>
        <message>
            <source>The stream itself: %1 an hour (shards %2, PUT payload units %3, retention %4).</source>
            <translation>串流本身：每小時 %1（分片%2、PUT payload unit %3、保留期 %4）。</translation>
        </message>
        <message>
            <source>Reading by GetRecords is included.</source>
            <translation>以 GetRecords 讀取已包含在內。</translation>
        </message>
        <message>
            <source>Enhanced fan-out adds %1: consumer-shard hours %2, data %3.</source>
            <translation>Enhanced fan-out 另加 %1：取用者分片小時 %2、資料 %3。</translation>
        </message>
        <message>
            <source>%1, %2, %3; by the last ten seconds.</source>
            <comment>price page, region, date</comment>
            <translation>%1，%2，%3；依最近十秒計算。</translation>
        </message>
        <message>
            <source>%1 is registered, but nobody reads: it goes on costing.</source>
            <translation>%1 已註冊，但沒有人讀取：繼續計費。</translation>
        </message>
        <message>
            <source>Deregister</source>
            <translation>取消註冊</translation>
        </message>
        <message>
            <source>Start it at TRIM_HORIZON</source>
            <translation>從 TRIM_HORIZON 重新啟動</translation>
        </message>
        <message>
            <source>Registrations that nobody reads by</source>
            <translation>沒有人用來讀取的註冊</translation>
        </message>
        <message>
            <source>Add a shared consumer</source>
            <translation>新增共享取用者</translation>
        </message>
        <message>
            <source>Add an enhanced fan-out consumer</source>
            <translation>新增 enhanced fan-out 取用者</translation>
        </message>
        <message>
            <source>%1 of %2 registered</source>
            <translation>已註冊 %1／%2</translation>
        </message>
        <message>
            <source>The stream itself: %1 an hour (on-demand stream hour %2, data in %3).</source>
            <translation>串流本身：每小時 %1（隨需串流時數 %2、輸入資料 %3）。</translation>
        </message>
        <message>
            <source>Reading by GetRecords adds %1.</source>
            <translation>以 GetRecords 讀取另加 %1。</translation>
        </message>
        <message>
            <source>Reading by enhanced fan-out adds %1.</source>
            <translation>以 enhanced fan-out 讀取另加 %1。</translation>
        </message>
        <message>
            <source>Shard-level metrics add %1, paid to CloudWatch.</source>
            <translation>分片層級指標另加 %1，付給 CloudWatch。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::FanOutPipes</name>
        <message>
            <source>Shared pipes</source>
            <translation>共享管道</translation>
        </message>
        <message>
            <source>Fan-out pipes</source>
            <translation>fan-out 管道</translation>
        </message>
        <message>
            <source>waits %1</source>
            <translation>等待 %1</translation>
        </message>
        <message>
            <source>pipes of all %1 shards</source>
            <translation>全部 %1 個分片的管道</translation>
        </message>
        <message>
            <source>fullest pipe of all %1 shards</source>
            <translation>全部 %1 個分片中最滿的管道</translation>
        </message>
        <message>
            <source>%1 %2: %3, %4 calls/s, %5 refused</source>
            <translation>%1 %2：%3，每秒 %4 次呼叫，%5 次遭拒</translation>
        </message>
        <message>
            <source>%1 %2: %3 of 2.00 MiB/s</source>
            <translation>%1 %2：%3，上限 2.00 MiB/s</translation>
        </message>
        <message>
            <source>A read of 10 MiB is five seconds&apos; worth: until it is paid back, every call is refused.</source>
            <translation>一次讀取 10 MiB 等於五秒的額度：償還之前，所有呼叫都會遭拒。</translation>
        </message>
        <message>
            <source>%1: %2, %3 of 5 calls used, %4 refused</source>
            <translation>%1：%2，5 次呼叫已用 %3 次，%4 次遭拒</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
        <message>
            <source>the fullest at %1</source>
            <translation>最滿的為 %1</translation>
        </message>
        <message>
            <source>Select</source>
            <translation>選取</translation>
        </message>
        <message>
            <source>its subscription has run out; it subscribes again when it goes on</source>
            <translation>它的訂閱已到期；繼續時會重新訂閱</translation>
        </message>
        <message>
            <source>subscribes again in %1</source>
            <translation>%1後重新訂閱</translation>
        </message>
        <message>
            <source>continuation sequence number %1</source>
            <translation>continuation sequence number %1</translation>
        </message>
        <message>
            <source>The service ends a subscription after %1; the consumer calls SubscribeToShard again and goes on after that number.</source>
            <translation>服務在 %1後結束訂閱；取用者再次呼叫 SubscribeToShard，從該序號之後繼續。</translation>
        </message>
        <message>
            <source>its subscription ends in %1</source>
            <translation>其訂閱於 %1後結束</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::FanOutStage</name>
        <message>
            <source>There is no stream yet.</source>
            <translation>目前還沒有串流。</translation>
        </message>
        <message>
            <source>RegisterStreamConsumer: %1 gets a pipe of its own for %2 an hour</source>
            <translation>RegisterStreamConsumer：%1 取得專屬管道，每小時 %2</translation>
        </message>
        <message>
            <source>DeregisterStreamConsumer: %1 shares again and saves %2 an hour</source>
            <translation>DeregisterStreamConsumer：%1 恢復共享，每小時節省 %2</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::Inspector</name>
        <message>
            <source>Inspector</source>
            <translation>檢視</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::KeyBox</name>
        <message>
            <source>partition key</source>
            <translation>分割區索引鍵</translation>
        </message>
        <message>
            <source>explicit hash key (optional)</source>
            <translation>明確雜湊鍵（選填）</translation>
        </message>
        <message>
            <source>Overrides the key&apos;s own place. Press or drag on the map&apos;s axis to set it.</source>
            <translation>取代鍵本身的位置。在圖的軸上按下或拖曳即可設定。</translation>
        </message>
        <message>
            <source>data</source>
            <translation>資料</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>no shard yet</source>
            <translation>尚無分片</translation>
        </message>
        <message>
            <source>The MD5 of a key&apos;s bytes, read as a number of 128 bits, is its place on the ring.</source>
            <translation>鍵的位元組取 MD5，讀作 128 位元的數，即為它在環上的位置。</translation>
        </message>
        <message>
            <source>here</source>
            <translation>此處</translation>
        </message>
        <message>
            <source>explicit hash key, the MD5 of “%1” is not asked</source>
            <translation>明確雜湊鍵，不採用「%1」的 MD5</translation>
        </message>
        <message>
            <source>An explicit hash key is a decimal number below 2¹²⁸.</source>
            <translation>明確雜湊鍵是小於 2¹²⁸ 的十進位數。</translation>
        </message>
        <message>
            <source>Stored in %1 under sequence number %2</source>
            <translation>已存入 %1，序號 %2</translation>
        </message>
        <message>
            <source>which holds: shard index %1</source>
            <translation>其中包含：分片索引 %1</translation>
        </message>
        <message>
            <source>arrival second %1</source>
            <translation>抵達秒 %1</translation>
        </message>
        <message>
            <source>counter %1</source>
            <translation>計數 %1</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>順序</translation>
        </message>
        <message>
            <source>Order of its records</source>
            <translation>其記錄的順序</translation>
        </message>
        <message>
            <source>Order of its records, followed from shard to shard</source>
            <translation>其記錄的順序，逐分片追蹤</translation>
        </message>
        <message>
            <source>Drag this record onto the map: where you let go is its explicit hash key. Left and Right move it, with Shift by little.</source>
            <translation>將這筆記錄拖到圖上：放開之處即為其明確雜湊鍵。左右鍵可移動它，按住 Shift 則微調。</translation>
        </message>
        <message>
            <source>Record: its place on the ring</source>
            <translation>記錄：其在環上的位置</translation>
        </message>
        <message>
            <source>after number (optional)</source>
            <translation>接在序號之後（選填）</translation>
        </message>
        <message>
            <source>SequenceNumberForOrdering: the sequence number of the record that this one is to follow. The service gives this one a larger number.</source>
            <translation>SequenceNumberForOrdering：這筆記錄要接續的那筆記錄的序號。服務會給這筆記錄較大的序號。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::KeyHeatmapView</name>
        <message>
            <source>Key heatmap</source>
            <translation>雜湊鍵熱圖</translation>
        </message>
        <message>
            <source>There is no stream yet.</source>
            <translation>尚無串流。</translation>
        </message>
        <message>
            <source>%1 is being created.</source>
            <translation>正在建立 %1。</translation>
        </message>
        <message>
            <source>retention wall, %1 h</source>
            <translation>保留期界線，%1 小時</translation>
        </message>
        <message>
            <source>The last %1 of stream %2: %3 open and %4 closed shards.</source>
            <translation>串流 %2 的最近 %1：%3 個開啟、%4 個已關閉的分片。</translation>
        </message>
        <message>
            <source>Writes were refused in %1 of the time, most often on %2.</source>
            <translation>有 %1 的時間拒絕寫入，最常見於%2。</translation>
        </message>
        <message>
            <source>No write was refused.</source>
            <translation>沒有寫入被拒。</translation>
        </message>
        <message>
            <source>%1: %2 behind.</source>
            <translation>%1：落後 %2。</translation>
        </message>
        <message>
            <source>%1 waits for parents on %2 shards.</source>
            <translation>%1 在 %2 個分片上等待父分片。</translation>
        </message>
        <message>
            <source>all shards</source>
            <translation>所有分片</translation>
        </message>
        <message>
            <source>%1 on %2 to %3</source>
            <comment>a consumer, a shard, a position</comment>
            <translation>%1 在%2移至 %3</translation>
        </message>
        <message>
            <source>the newest record</source>
            <translation>最新的記錄</translation>
        </message>
        <message>
            <source>the oldest record</source>
            <translation>最舊的記錄</translation>
        </message>
        <message>
            <source>%1 of work at %2 per shard</source>
            <translation>以每分片 %2 處理需 %1</translation>
        </message>
        <message>
            <source>%1 at 2 MiB/s per shard</source>
            <translation>以每分片 2 MiB/s 讀取需 %1</translation>
        </message>
        <message>
            <source>%1 records will be read again</source>
            <translation>將重新讀取 %1 筆記錄</translation>
        </message>
        <message>
            <source>%1 unread records will be skipped</source>
            <translation>將略過 %1 筆未讀記錄</translation>
        </message>
        <message>
            <source>nothing is read again, nothing is skipped</source>
            <translation>沒有重新讀取，也沒有略過</translation>
        </message>
        <message>
            <source>Records from before %1 lie behind the retention wall and cannot be read.</source>
            <translation>%1 之前的記錄已超過保留期，無法讀取。</translation>
        </message>
        <message>
            <source>%1 more</source>
            <translation>另外 %1 個</translation>
        </message>
        <message>
            <source>Parents first: %1 will wait.</source>
            <translation>父分片優先：%1 將等待。</translation>
        </message>
        <message>
            <source>Enter or release moves it, Escape cancels.</source>
            <translation>按 Enter 或放開即移動，Escape 取消。</translation>
        </message>
        <message>
            <source>Enter or release moves it, Ctrl takes all shards, Escape cancels.</source>
            <translation>按 Enter 或放開即移動，按住 Ctrl 套用至所有分片，Escape 取消。</translation>
        </message>
        <message>
            <source>the furthest behind of all shards</source>
            <translation>所有分片中落後最多</translation>
        </message>
        <message>
            <source>next unread record</source>
            <translation>下一筆未讀記錄</translation>
        </message>
        <message>
            <source>none: it has caught up</source>
            <translation>無：已趕上</translation>
        </message>
        <message>
            <source>unread records</source>
            <translation>未讀記錄</translation>
        </message>
        <message>
            <source>iterator expires in</source>
            <translation>迭代器到期於</translation>
        </message>
        <message>
            <source>It waits: a parent shard has not been read to its end.</source>
            <translation>等待中：有父分片尚未讀完。</translation>
        </message>
        <message>
            <source>Its iterator has expired: the next GetRecords gets ExpiredIteratorException and another iterator. No record is lost by that.</source>
            <translation>迭代器已過期：下一次 GetRecords 會收到 ExpiredIteratorException，並取得新的迭代器。不會因此遺失記錄。</translation>
        </message>
        <message>
            <source>Drag it to read on from another moment; with Ctrl on all shards.</source>
            <translation>拖曳即可從其他時間點繼續讀取；按住 Ctrl 套用至所有分片。</translation>
        </message>
        <message>
            <source>of its write quota</source>
            <translation>佔寫入配額</translation>
        </message>
        <message>
            <source>stored</source>
            <translation>已儲存</translation>
        </message>
        <message>
            <source>refused entries</source>
            <translation>被拒的項目</translation>
        </message>
        <message>
            <source>closed at %1</source>
            <translation>於 %1 關閉</translation>
        </message>
        <message>
            <source>read to its end by %1</source>
            <translation>%1 已讀完</translation>
        </message>
        <message>
            <source>not yet read to its end by %1</source>
            <translation>%1 尚未讀完</translation>
        </message>
        <message>
            <source>%1 waits for a parent shard</source>
            <translation>%1 正在等待父分片</translation>
        </message>
        <message>
            <source>· median %1</source>
            <translation>· 中位數 %1</translation>
        </message>
        <message>
            <source>%1, open since %2</source>
            <comment>a shard</comment>
            <translation>%1，自 %2 起開啟</translation>
        </message>
        <message>
            <source>%1, open from %2 to %3</source>
            <comment>a shard</comment>
            <translation>%1，開啟於 %2 至 %3</translation>
        </message>
        <message>
            <source>child of %1</source>
            <comment>a shard</comment>
            <translation>%1 的子分片</translation>
        </message>
        <message>
            <source>parent of %1</source>
            <comment>a shard</comment>
            <translation>%1 的父分片</translation>
        </message>
        <message>
            <source>Select</source>
            <translation>選取</translation>
        </message>
        <message>
            <source>Bookmark of %1 on %2</source>
            <comment>a consumer, a shard</comment>
            <translation>%1 在 %2 的書籤</translation>
        </message>
        <message>
            <source>Take it up, to be moved with the arrows</source>
            <translation>拿起書籤，用方向鍵移動</translation>
        </message>
        <message>
            <source>%1 of %2: %3</source>
            <translation>%2 的 %1：%3</translation>
        </message>
        <message>
            <source>folded into the %1 of %2</source>
            <comment>its closed ancestors, a shard</comment>
            <translation>收合於 %2 的 %1</translation>
        </message>
        <message>
            <source>Which keys filled this second</source>
            <translation>哪些鍵填滿了這一秒</translation>
        </message>
        <message>
            <source>Blocked: the record it stands at cannot be processed.</source>
            <translation>阻塞：它所在的記錄無法處理。</translation>
        </message>
        <message>
            <source>retention takes it in</source>
            <translation>保留期將移除於</translation>
        </message>
        <message>
            <source>Records are lost by retention alone, a clock of its own: %1 after they arrived.</source>
            <translation>記錄只會因保留期而遺失，那是另一個時鐘：到達後 %1。</translation>
        </message>
        <message>
            <source>Only retention loses records, %1 after they arrived: an iterator that expires loses none.</source>
            <translation>只有保留期會使記錄遺失（到達後 %1）；迭代器過期不會遺失任何記錄。</translation>
        </message>
        <message>
            <source>N: by the number of the record there, of the one before it, by time.</source>
            <translation>N：依該處記錄的序號、前一筆的序號、時間。</translation>
        </message>
        <message>
            <source>A program&apos;s place, as its GetRecords told %1 ago: only the program can move it.</source>
            <translation>程式的位置，依其 %1前的 GetRecords：只有程式自己能移動。</translation>
        </message>
        <message>
            <source>It does not keep up: for %1 it has taken less than could be pushed to it.</source>
            <translation>它跟不上：已有 %1，它取走的少於可推送給它的。</translation>
        </message>
        <message>
            <source>A program's place, by what has been pushed to it as %1: only the program can move it.</source>
            <translation>程式的位置，依以 %1 推送給它的內容：只有程式自己能移動。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::KeyLanes</name>
        <message>
            <source>%1 records, no move between shards</source>
            <translation>%1 筆記錄，未曾換分片</translation>
        </message>
        <message>
            <source>%1 records, %2 moves between shards, order proven for %3</source>
            <translation>%1 筆記錄，換分片 %2 次，其中 %3 次已證明順序</translation>
        </message>
        <message>
            <source>record %1, %2, arrived at %3</source>
            <translation>第 %1 筆記錄，%2，抵達於 %3</translation>
        </message>
        <message>
            <source>sequence number %1</source>
            <translation>sequence number %1</translation>
        </message>
        <message>
            <source>closed %1</source>
            <translation>%1 關閉</translation>
        </message>
        <message>
            <source>open</source>
            <translation>開啟中</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::LatencyChart</name>
        <message>
            <source>nothing read in the last ten seconds</source>
            <translation>最近十秒未讀取任何資料</translation>
        </message>
        <message>
            <source>poll wait %1</source>
            <translation>等待輪詢 %1</translation>
        </message>
        <message>
            <source>push wait %1</source>
            <translation>等待推送 %1</translation>
        </message>
        <message>
            <source>contention %1</source>
            <translation>爭用 %1</translation>
        </message>
        <message>
            <source>full pipe %1</source>
            <translation>管道已滿 %1</translation>
        </message>
        <message>
            <source>processing %1</source>
            <translation>處理 %1</translation>
        </message>
        <message>
            <source>median %1</source>
            <translation>中位數 %1</translation>
        </message>
        <message>
            <source>p99 %1</source>
            <translation>p99 %1</translation>
        </message>
        <message>
            <source>Latency of the lane, arrival to processed</source>
            <translation>整欄的延遲，從到達到處理完成</translation>
        </message>
        <message>
            <source>Latency of %1, arrival to processed</source>
            <translation>%1 的延遲，從到達到處理完成</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::LevelDialog</name>
        <message>
            <source>%1 ranges before, %2 afterwards</source>
            <translation>之前 %1 個範圍，之後 %2 個</translation>
        </message>
        <message>
            <source>now</source>
            <translation>現在</translation>
        </message>
        <message>
            <source>then</source>
            <translation>之後</translation>
        </message>
        <message>
            <source>equal &amp;ranges</source>
            <translation>範圍相等(&amp;R)</translation>
        </message>
        <message>
            <source>Level plan</source>
            <translation>均分計畫</translation>
        </message>
        <message>
            <source>The key space, now and then</source>
            <translation>鍵空間的現在與之後</translation>
        </message>
        <message>
            <source>Shards afterwards</source>
            <translation>之後的分片數</translation>
        </message>
        <message>
            <source>Calls of the plan</source>
            <translation>計畫中的呼叫</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>&amp;Shards afterwards</source>
            <translation>之後的分片數(&amp;S)</translation>
        </message>
        <message>
            <source>equal &amp;load, as in the last %1</source>
            <translation>負載相等，依最近 %1 的實測(&amp;L)</translation>
        </message>
        <message>
            <source>The key space is uneven: Gini %1.</source>
            <translation>鍵空間不均勻：吉尼係數 %1。</translation>
        </message>
        <message>
            <source>The key space is even: Gini %1.</source>
            <translation>鍵空間均勻：吉尼係數 %1。</translation>
        </message>
        <message>
            <source>The Gini coefficient is 0 where all shards have ranges of one width, and nears 1 where one shard has almost all of the ring.</source>
            <translation>吉尼係數為 0 表示所有分片的範圍一樣寬；接近 1 表示某個分片幾乎佔滿整個雜湊環。</translation>
        </message>
        <message>
            <source>Nothing to do: it is level already.</source>
            <translation>無須動作：已經均勻。</translation>
        </message>
        <message>
            <source>%1 splits and %2 merges, one after another: %3. Gini %4 → %5, fullest shard %6 → %7.</source>
            <translation>%1 次分割與 %2 次合併，逐一進行：%3。吉尼係數 %4 → %5，最滿的分片 %6 → %7。</translation>
        </message>
        <message>
            <source>&amp;Carry it out</source>
            <translation>執行(&amp;C)</translation>
        </message>
        <message>
            <source>%1.  SplitShard at %2 of the ring · %3</source>
            <translation>%1.  SplitShard，位於環的 %2 · %3</translation>
        </message>
        <message>
            <source>%1.  MergeShards at %2 of the ring · %3</source>
            <translation>%1.  MergeShards，位於環的 %2 · %3</translation>
        </message>
        <message>
            <source>A plan is under way: call %1 of %2, %3 to go. What it has done already stays.</source>
            <translation>有一個計畫進行中：第 %1 個呼叫，共 %2 個，還需 %3。已完成的部分會保留。</translation>
        </message>
        <message>
            <source>It would need %1 shards more than the quota of the account allows.</source>
            <translation>需要的分片數比帳戶配額多 %1 個。</translation>
        </message>
        <message>
            <source>It has too many calls for one plan.</source>
            <translation>呼叫次數超過單一計畫的上限。</translation>
        </message>
        <message>
            <source>The stream is not ACTIVE now; the plan begins when it is.</source>
            <translation>串流目前不是 ACTIVE；待其 ACTIVE 後計畫才會開始。</translation>
        </message>
        <message>
            <source>The service reshards a stream only while it is ACTIVE, so one call waits for the other; at most %1 shards are open on the way. One undo takes all of it back.</source>
            <translation>服務只在串流為 ACTIVE 時重新分片，因此呼叫須依序等待；過程中最多開啟 %1 個分片。復原一次即可全部撤回。</translation>
        </message>
        <message>
            <source>&amp;End the plan under way</source>
            <translation>結束進行中的計畫(&amp;E)</translation>
        </message>
        <message>
            <source>The stream is on demand: the service alone decides about its shards, and would refuse every one of these calls. A provisioned stream can be levelled.</source>
            <translation>此串流為隨需模式：其分片只由服務決定，這些呼叫都會被拒絕。佈建模式的串流才能拉平。</translation>
        </message>
        <message>
            <source>No shard is paid for the way alone.</source>
            <translation>沒有分片僅因過渡而需付費。</translation>
        </message>
        <message>
            <source>Shards that are open on the way alone cost %1.</source>
            <translation>僅在過渡期間開啟的分片費用為 %1。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::LoadPanel</name>
        <message>
            <source>Share of the producer's records that have the key “%1”</source>
            <translation>生產者的記錄中鍵為「%1」的比例</translation>
        </message>
        <message>
            <source>No producer of this stream has a hot key</source>
            <translation>此串流的生產者都沒有熱鍵</translation>
        </message>
        <message>
            <source>Load</source>
            <translation>負載</translation>
        </message>
        <message>
            <source>Factor on the rate of every producer of this stream</source>
            <translation>此串流每個生產者速率的倍數</translation>
        </message>
        <message>
            <source>Skew</source>
            <translation>偏斜</translation>
        </message>
        <message>
            <source>Shards</source>
            <translation>分片</translation>
        </message>
        <message>
            <source>UpdateShardCount: spreads the ring evenly over this many shards</source>
            <translation>UpdateShardCount：將環平均分給這麼多分片</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>套用</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::LogDrawer</name>
        <message>
            <source>API calls</source>
            <translation>API 呼叫</translation>
        </message>
        <message>
            <source>Filter  /</source>
            <translation>篩選  /</translation>
        </message>
        <message>
            <source>Filter the API calls</source>
            <translation>篩選 API 呼叫</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>被拒</translation>
        </message>
        <message>
            <source>Show only calls that were refused in whole or in part</source>
            <translation>只顯示全部或部分被拒的呼叫</translation>
        </message>
        <message>
            <source>Yours</source>
            <translation>您的</translation>
        </message>
        <message>
            <source>Show only calls made from this window</source>
            <translation>只顯示由此視窗發出的呼叫</translation>
        </message>
        <message>
            <source>Held while you read · back to the newest</source>
            <translation>閱讀時暫停更新 · 回到最新</translation>
        </message>
        <message>
            <source>Open the batch</source>
            <translation>開啟批次</translation>
        </message>
        <message>
            <source>Go to this moment</source>
            <translation>前往此時刻</translation>
        </message>
        <message>
            <source>Why was it refused?</source>
            <translation>為何遭拒？</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::Navigator</name>
        <message>
            <source>Streams, producers and consumers</source>
            <translation>串流、生產者與取用者</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::NavigatorModel</name>
        <message numerus="yes">
            <source>%n closed</source>
            <comment>shards</comment>
            <translation>
                <numerusform>%n 個關閉</numerusform>
            </translation>
        </message>
        <message>
            <source>log, done</source>
            <translation>日誌，完成</translation>
        </message>
        <message>
            <source>log</source>
            <translation>日誌</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>已暫停</translation>
        </message>
        <message>
            <source>fan-out</source>
            <translation>fan-out</translation>
        </message>
        <message>
            <source>shared</source>
            <translation>共享</translation>
        </message>
        <message>
            <source>at the tip</source>
            <translation>已在最新處</translation>
        </message>
        <message>
            <source>Streams</source>
            <translation>串流</translation>
        </message>
        <message>
            <source>Producers</source>
            <translation>生產者</translation>
        </message>
        <message>
            <source>Consumers</source>
            <translation>取用者</translation>
        </message>
        <message>
            <source>%1 of its writes in the last second were refused, retries counted</source>
            <translation>前一秒的寫入有 %1 被拒（含重試）</translation>
        </message>
        <message numerus="yes">
            <source>%Ln open</source>
            <comment>shards</comment>
            <translation>
                <numerusform>%Ln 個開啟</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2 done</source>
            <comment>readers of a closed shard</comment>
            <translation>%1/%2 完成</translation>
        </message>
        <message>
            <source>read to its end by %1</source>
            <translation>%1 已讀完</translation>
        </message>
        <message>
            <source>not yet read to its end by %1</source>
            <translation>%1 尚未讀完</translation>
        </message>
        <message>
            <source>closed %1</source>
            <comment>a shard, a time</comment>
            <translation>%1 關閉</translation>
        </message>
        <message numerus="yes">
            <source>%n more on the shard map</source>
            <comment>shards</comment>
            <translation>
                <numerusform>另有 %n 個在分片圖上</numerusform>
            </translation>
        </message>
        <message>
            <source>open</source>
            <comment>a row of a tree</comment>
            <translation>展開</translation>
        </message>
        <message>
            <source>shut</source>
            <comment>a row of a tree</comment>
            <translation>收合</translation>
        </message>
        <message>
            <source>program</source>
            <translation>程式</translation>
        </message>
        <message>
            <source>a program; %1 of what it wrote in the last seconds was refused</source>
            <translation>一個程式；最近幾秒它寫入的 %1 被拒絕</translation>
        </message>
        <message>
            <source>a program; %1 of its reads in the last seconds were refused</source>
            <translation>一個程式；最近幾秒它的讀取有 %1 被拒絕</translation>
        </message>
        <message>
            <source>cools off</source>
            <comment>an autoscaler</comment>
            <translation>冷卻中</translation>
        </message>
        <message>
            <source>Autoscalers</source>
            <translation>自動擴展器</translation>
        </message>
        <message numerus="yes">
            <source>a program; subscribed to %n shard(s)</source>
            <translation>
                <numerusform>一個程式；已訂閱 %n 個分片</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::Notice</name>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::OrderingLab</name>
        <message>
            <source>at least %1 records kept</source>
            <translation>至少保留 %1 筆記錄</translation>
        </message>
        <message>
            <source>%1 records kept</source>
            <translation>保留 %1 筆記錄</translation>
        </message>
        <message>
            <source>No record of this key can be read.</source>
            <translation>此鍵沒有可讀取的記錄。</translation>
        </message>
        <message>
            <source>arrived at %1</source>
            <translation>抵達於 %1</translation>
        </message>
        <message>
            <source>record %1 of its shard</source>
            <translation>該分片的第 %1 筆記錄</translation>
        </message>
        <message>
            <source>■ behind the bookmark of %1</source>
            <translation>■ 位於 %1 的書籤之前</translation>
        </message>
        <message>
            <source>□ still ahead of %1</source>
            <translation>□ %1 尚未讀到</translation>
        </message>
        <message>
            <source>nobody reads this stream</source>
            <translation>沒有人讀取此串流</translation>
        </message>
        <message>
            <source>its last record in %1</source>
            <translation>在 %1 的最後一筆記錄</translation>
        </message>
        <message>
            <source>%1 was closed with</source>
            <translation>%1 以此號碼關閉</translation>
        </message>
        <message>
            <source>its first record in %1</source>
            <translation>在 %1 的第一筆記錄</translation>
        </message>
        <message>
            <source>%1 begins with</source>
            <translation>%1 由此號碼開始</translation>
        </message>
        <message>
            <source>Order is kept:</source>
            <translation>順序得以維持：</translation>
        </message>
        <message>
            <source>inside a shard numbers grow with every record, and all numbers of a child are above the one that closed its parent. Who reads %1 to its end before %2 sees the key in order.</source>
            <translation>分片內的號碼隨每筆記錄遞增，而子分片的所有號碼都大於父分片的關閉號碼。先讀完 %1 再讀 %2，就會依序看到此鍵。</translation>
        </message>
        <message>
            <source>Who does not read parents first may see the record of %1 before that of %2: newer before older.</source>
            <translation>若不先讀父分片，可能先看到 %1 的記錄，再看到 %2 的：新的在舊的之前。</translation>
        </message>
        <message>
            <source>%1 reads neither of the two.</source>
            <translation>%1 兩者都未讀取。</translation>
        </message>
        <message>
            <source>%1 is still in %2; %3 waits for it.</source>
            <translation>%1 仍在 %2；%3 等待中。</translation>
        </message>
        <message>
            <source>%1 is still in %2.</source>
            <translation>%1 仍在 %2。</translation>
        </message>
        <message>
            <source>%1 has finished %2 and reads %3: in order.</source>
            <translation>%1 已讀完 %2，正在讀 %3：順序正確。</translation>
        </message>
        <message>
            <source>%1 was moved back into %2: its records come again, after some of %3.</source>
            <translation>%1 被移回 %2：其記錄會在 %3 的部分記錄之後再次出現。</translation>
        </message>
        <message>
            <source>%1 more consumers</source>
            <translation>另有 %1 個 consumer</translation>
        </message>
        <message>
            <source>Order of a key&apos;s records</source>
            <translation>鍵的記錄順序</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>partition key</source>
            <translation>partition 鍵</translation>
        </message>
        <message>
            <source>Records of the key in their order</source>
            <translation>此鍵依序的記錄</translation>
        </message>
        <message>
            <source>Type a key to follow it from shard to shard.</source>
            <translation>輸入鍵以逐分片追蹤。</translation>
        </message>
        <message>
            <source>The key has been in one shard so far: inside it, sequence numbers grow with every record. Split or join its shard, and look here again.</source>
            <translation>此鍵目前只在一個分片中：其中 sequence number 隨每筆記錄遞增。請分割或合併其分片，再回來查看。</translation>
        </message>
        <message>
            <source>%1 does not wait for %2: it reads %3 already, newer before older.</source>
            <translation>%1 不等待 %2：已經在讀 %3，新的先於舊的。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::OverviewStrip</name>
        <message>
            <source>Overview of the run</source>
            <translation>執行過程總覽</translation>
        </message>
        <message>
            <source>Arrow keys move what is shown large, up and down change its length</source>
            <translation>左右方向鍵移動放大的部分，上下方向鍵改變其長度</translation>
        </message>
        <message>
            <source>The whole run. Drag the frame or its edges; click to go there; drag beside it to show that part.</source>
            <translation>整個執行過程。可拖曳外框或其邊緣；按一下前往該處；在框外拖曳可顯示該部分。</translation>
        </message>
        <message>
            <source>Remove the chapter</source>
            <translation>移除此章</translation>
        </message>
        <message>
            <source>Show the whole run</source>
            <translation>顯示整個執行過程</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ProducerSheet</name>
        <message>
            <source>Knobs</source>
            <translation>旋鈕</translation>
        </message>
        <message>
            <source>Load</source>
            <translation>負載</translation>
        </message>
        <message>
            <source>Traffic</source>
            <translation>流量</translation>
        </message>
        <message>
            <source>offered now</source>
            <translation>目前送出</translation>
        </message>
        <message>
            <source>keys</source>
            <translation>鍵</translation>
        </message>
        <message>
            <source>record size</source>
            <translation>記錄大小</translation>
        </message>
        <message>
            <source>Since the start</source>
            <translation>自開始以來</translation>
        </message>
        <message>
            <source>offered</source>
            <translation>送出</translation>
        </message>
        <message>
            <source>stored</source>
            <translation>已儲存</translation>
        </message>
        <message>
            <source>bytes stored</source>
            <translation>已存位元組</translation>
        </message>
        <message>
            <source>refused at first</source>
            <translation>首次被拒</translation>
        </message>
        <message>
            <source>waiting to retry</source>
            <translation>等待重試</translation>
        </message>
        <message>
            <source>given up</source>
            <translation>放棄</translation>
        </message>
        <message>
            <source>producer → %1</source>
            <translation>生產者 → %1</translation>
        </message>
        <message>
            <source>Skew to “%1”</source>
            <translation>偏向「%1」</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>繼續</translation>
        </message>
        <message>
            <source>Pause this producer</source>
            <translation>暫停此生產者</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>無</translation>
        </message>
        <message>
            <source>Zipf</source>
            <translation>Zipf</translation>
        </message>
        <message>
            <source>uniform</source>
            <translation>均勻</translation>
        </message>
        <message numerus="yes">
            <source> + %n hot</source>
            <comment>keys</comment>
            <translation>
                <numerusform> + %n 熱鍵</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 至 %2</translation>
        </message>
        <message>
            <source>median %1</source>
            <translation>中位數 %1</translation>
        </message>
        <message>
            <source>log agent → %1 · %2</source>
            <translation>日誌代理 → %1 · %2</translation>
        </message>
        <message>
            <source>done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>log at %1</source>
            <translation>日誌 %1</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1（%2）</translation>
        </message>
        <message>
            <source>none</source>
            <translation>無</translation>
        </message>
        <message numerus="yes">
            <source>%Ln lines</source>
            <translation>
                <numerusform>%Ln 行</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>, %Ln skipped</source>
            <comment>lines</comment>
            <translation>
                <numerusform>，略過 %Ln</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::RangeCard</name>
        <message>
            <source>stored</source>
            <translation>已儲存</translation>
        </message>
        <message>
            <source>%1 records</source>
            <comment>any number of them</comment>
            <translation>%1 筆記錄</translation>
        </message>
        <message>
            <source>bytes</source>
            <translation>位元組</translation>
        </message>
        <message>
            <source>mean</source>
            <translation>平均</translation>
        </message>
        <message>
            <source>p50 · p99 of the seconds</source>
            <translation>各秒的 p50 · p99</translation>
        </message>
        <message>
            <source>p50 · p99 of the minutes</source>
            <translation>各分鐘的 p50 · p99</translation>
        </message>
        <message>
            <source>refused, retries counted</source>
            <translation>被拒（含重試）</translation>
        </message>
        <message>
            <source>oldest unread record</source>
            <translation>最舊的未讀記錄</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>複製</translation>
        </message>
        <message>
            <source>Copies these numbers as text</source>
            <translation>將這些數字複製為文字</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>No whole second of this has been played yet.</source>
            <translation>此區間尚無任何完整的一秒已執行。</translation>
        </message>
        <message>
            <source>Statistics of the range</source>
            <translation>區間統計</translation>
        </message>
        <message>
            <source>cost</source>
            <translation>成本</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ReplyNote</name>
        <message>
            <source>· %1 refused</source>
            <translation>· 拒絕 %1</translation>
        </message>
        <message>
            <source>%1 accepted</source>
            <translation>%1 已接受</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>為什麼？</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::RunUntilDialog</name>
        <message>
            <source>until the &amp;time</source>
            <translation>直到時間(&amp;T)</translation>
        </message>
        <message>
            <source>until so many &amp;more records are stored</source>
            <translation>直到再儲存這麼多筆記錄(&amp;M)</translation>
        </message>
        <message>
            <source>until the first t&amp;hrottle</source>
            <translation>直到首次節流(&amp;H)</translation>
        </message>
        <message>
            <source>until the first &amp;loss</source>
            <translation>直到首次遺失資料(&amp;L)</translation>
        </message>
        <message>
            <source>Run until</source>
            <translation>執行直到</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>時間</translation>
        </message>
        <message>
            <source>Records</source>
            <translation>記錄</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>執行</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Stops at the millisecond at which a write or a read is refused for throughput.</source>
            <translation>停在寫入或讀取因輸送量被拒的那一毫秒。</translation>
        </message>
        <message>
            <source>Stops when a record passes retention before a consumer has read it; if none does, the run goes on until you stop it.</source>
            <translation>當記錄在 取用者讀取前超過保留期時停止；若未發生，會一直執行到您停止為止。</translation>
        </message>
        <message>
            <source>Counts what is stored in all streams from now on.</source>
            <translation>從現在起計算所有串流儲存的記錄。</translation>
        </message>
        <message>
            <source>Stops at %1, in %2.</source>
            <translation>停在 %1，再過 %2。</translation>
        </message>
        <message>
            <source>%1 has passed; the run is at %2.</source>
            <translation>%1 已過；目前執行到 %2。</translation>
        </message>
        <message>
            <source>12m, 1h 30m, 00:12:00 since the start, or +30s from now</source>
            <translation>12m、1h 30m、00:12:00（自開始起算），或 +30s（自現在起算）</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::SecondKeysCard</name>
        <message>
            <source>Why?</source>
            <translation>為什麼？</translation>
        </message>
        <message>
            <source>Cut beside the hottest key</source>
            <translation>在最熱的鍵旁切開</translation>
        </message>
        <message>
            <source>Takes the knife to the shard as it is now</source>
            <translation>將刀移到該分片目前的狀態</translation>
        </message>
        <message>
            <source>← earlier</source>
            <translation>← 較早</translation>
        </message>
        <message>
            <source>The refused second before this one</source>
            <translation>此秒之前被拒的一秒</translation>
        </message>
        <message>
            <source>later →</source>
            <translation>較晚 →</translation>
        </message>
        <message>
            <source>The refused second after this one</source>
            <translation>此秒之後被拒的一秒</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>%1 at %2: which keys filled this second</source>
            <comment>a shard, a time</comment>
            <translation>%1，%2：哪些鍵填滿了這一秒</translation>
        </message>
        <message>
            <source>No write was refused in any second that is kept.</source>
            <translation>在保留的各秒中，沒有任何寫入被拒。</translation>
        </message>
        <message>
            <source>%1 records offered by %2 keys, %3 stored</source>
            <comment>numbers</comment>
            <translation>%2 個鍵送來 %1 筆記錄，已儲存 %3 筆</translation>
        </message>
        <message>
            <source>%1 refused, retries counted</source>
            <translation>%1 筆被拒，含重試</translation>
        </message>
        <message>
            <source>Whose records these were is no longer kept: ranked by what was stored.</source>
            <translation>被拒的記錄屬於哪些鍵已不再保留：依已儲存的記錄排名。</translation>
        </message>
        <message>
            <source>of the second</source>
            <translation>佔這一秒</translation>
        </message>
        <message>
            <source>of the quota</source>
            <translation>佔配額</translation>
        </message>
        <message>
            <source>by records</source>
            <translation>依記錄數</translation>
        </message>
        <message>
            <source>by bytes</source>
            <translation>依位元組</translation>
        </message>
        <message>
            <source>%1 at %2: %3</source>
            <comment>a key, its place on the ring, what the KPL packed in its records</comment>
            <translation>%1，位於 %2：%3</translation>
        </message>
        <message>
            <source>The quota counts each record of the KPL as one, whatever it holds.</source>
            <translation>配額將 KPL 的每筆記錄只計一筆，不論其中有多少 user record。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ShardCard</name>
        <message>
            <source>%1/s</source>
            <translation>%1/秒</translation>
        </message>
        <message>
            <source>merged from %1 and %2</source>
            <translation>由 %1 與 %2 合併</translation>
        </message>
        <message>
            <source>split from %1</source>
            <translation>由 %1 分割</translation>
        </message>
        <message>
            <source>records stored</source>
            <translation>已存記錄</translation>
        </message>
        <message>
            <source>bytes stored</source>
            <translation>已存位元組</translation>
        </message>
        <message>
            <source>records offered, without retries</source>
            <translation>送出的記錄（不含重試）</translation>
        </message>
        <message>
            <source>bytes offered, without retries</source>
            <translation>送出的位元組（不含重試）</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>被拒</translation>
        </message>
        <message>
            <source>%1, retries counted</source>
            <translation>%1（含重試）</translation>
        </message>
        <message>
            <source>shared reads</source>
            <translation>共享讀取</translation>
        </message>
        <message>
            <source>GetRecords calls</source>
            <translation>GetRecords 呼叫</translation>
        </message>
        <message>
            <source>part of the ring</source>
            <translation>占環的比例</translation>
        </message>
        <message>
            <source>drawn wider</source>
            <translation>繪製時加寬</translation>
        </message>
        <message>
            <source>hottest keys, of its load</source>
            <translation>最熱的鍵，占其負載</translation>
        </message>
        <message>
            <source>At this slope it throttles in %1.</source>
            <translation>照此趨勢，%1 後將開始拒絕寫入。</translation>
        </message>
        <message>
            <source>last whole second · limits: %1</source>
            <translation>前一整秒 · 限制：%1</translation>
        </message>
        <message>
            <source>Drag inside to split, drag the label onto another shard to merge.</source>
            <translation>在內部拖曳以分割，將標籤拖到另一分片以合併。</translation>
        </message>
        <message>
            <source>Limits are off in this run: nothing is throttled.</source>
            <translation>這次執行已關閉限制：不會節流任何東西。</translation>
        </message>
        <message>
            <source>Each record of the KPL counts as one, whatever it holds.</source>
            <translation>KPL 的每筆記錄都只計一筆，不論其中有多少 user record。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ShardMapView</name>
        <message>
            <source>Shard map</source>
            <translation>分片圖</translation>
        </message>
        <message>
            <source>There is no stream in this world. File &gt; New live scenario shows one at work.</source>
            <translation>這個世界沒有串流。「檔案 &gt; 新的即時情境」會開啟一個運作中的串流。</translation>
        </message>
        <message>
            <source>%1 is being created.</source>
            <translation>%1 正在建立。</translation>
        </message>
        <message>
            <source>Stream %1: %2 open shards, %3 refuse writes. Hottest: %4 at %5.</source>
            <translation>串流 %1：%2 個開啟的分片，%3 個拒絕寫入。最熱：%4，%5。</translation>
        </message>
        <message>
            <source>Chosen: %1, %2.</source>
            <translation>已選：%1，%2。</translation>
        </message>
        <message>
            <source>SplitShard of %1</source>
            <translation>SplitShard %1</translation>
        </message>
        <message>
            <source>MergeShards of %1 and %2</source>
            <translation>MergeShards %1 與 %2</translation>
        </message>
        <message>
            <source>Cut: lower child %1, upper child %2.</source>
            <translation>切割：下方子分片 %1，上方子分片 %2。</translation>
        </message>
        <message>
            <source>There is no shard to the left: the ring does not wrap.</source>
            <translation>左側沒有分片：環不會首尾相接。</translation>
        </message>
        <message>
            <source>There is no shard to the right: the ring does not wrap.</source>
            <translation>右側沒有分片：環不會首尾相接。</translation>
        </message>
        <message>
            <source>There is no other shard to join with.</source>
            <translation>沒有其他分片可合併。</translation>
        </message>
        <message>
            <source>Join %1 with</source>
            <translation>將 %1 合併至</translation>
        </message>
        <message>
            <source>Type a key…</source>
            <translation>輸入一個鍵…</translation>
        </message>
        <message>
            <source>Where a key&apos;s records go, step by step; and put one</source>
            <translation>逐步顯示一個鍵的記錄去向，並可寫入一筆</translation>
        </message>
        <message>
            <source>falling: one mark, one record</source>
            <translation>落下中：一個標記為一筆記錄</translation>
        </message>
        <message>
            <source>falling: one mark, up to %1 records</source>
            <translation>落下中：一個標記最多為 %1 筆記錄</translation>
        </message>
        <message>
            <source>%1: stores %2, %3; shared reads take %4 of their quota</source>
            <translation>%1：儲存 %2、%3；共用讀取用掉其配額的 %4</translation>
        </message>
        <message>
            <source>Select</source>
            <translation>選取</translation>
        </message>
        <message>
            <source>Split with the knife</source>
            <translation>用刀分割</translation>
        </message>
        <message>
            <source>Join with the shard on the left</source>
            <translation>與左邊的分片合併</translation>
        </message>
        <message>
            <source>Join with the shard on the right</source>
            <translation>與右邊的分片合併</translation>
        </message>
        <message>
            <source>mark ≤ %1</source>
            <translation>標記 ≤ %1</translation>
        </message>
        <message>
            <source>How even the ranges of the shards are: 0 for all of one width, near 1 where one has almost the whole ring. Click for the plan that levels them.</source>
            <translation>各分片範圍的均勻程度：0 為等寬，接近 1 為某個分片幾乎佔滿整個環。按一下可檢視均分計畫。</translation>
        </message>
        <message>
            <source>Uneven: Gini %1…</source>
            <translation>不均勻：吉尼係數 %1…</translation>
        </message>
        <message>
            <source>Split beside this key…</source>
            <translation>在此鍵旁分割…</translation>
        </message>
        <message>
            <source>Poison</source>
            <translation>設為毒記錄</translation>
        </message>
        <message>
            <source>Heal</source>
            <translation>修復</translation>
        </message>
        <message>
            <source>not listed by the filter</source>
            <translation>未列於篩選條件中</translation>
        </message>
        <message>
            <source>New stream…</source>
            <translation>新增串流…</translation>
        </message>
        <message>
            <source>key %1 has %2 of its load; %3</source>
            <comment>a key, its share, what the KPL packed in its records</comment>
            <translation>鍵 %1 占其負載的 %2；%3</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ShardSheet</name>
        <message>
            <source>Write, last second</source>
            <translation>寫入，前一秒</translation>
        </message>
        <message>
            <source>records</source>
            <translation>記錄</translation>
        </message>
        <message>
            <source>bytes</source>
            <translation>位元組</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>被拒</translation>
        </message>
        <message>
            <source>Read, last second</source>
            <translation>讀取，前一秒</translation>
        </message>
        <message>
            <source>GetRecords calls</source>
            <translation>GetRecords 呼叫</translation>
        </message>
        <message>
            <source>shared bytes</source>
            <translation>共享位元組</translation>
        </message>
        <message>
            <source>Keys, last 10 s</source>
            <translation>鍵，最近 10 秒</translation>
        </message>
        <message>
            <source>Range</source>
            <translation>範圍</translation>
        </message>
        <message>
            <source>of the ring</source>
            <translation>占環</translation>
        </message>
        <message>
            <source>first</source>
            <translation>起</translation>
        </message>
        <message>
            <source>last</source>
            <translation>迄</translation>
        </message>
        <message>
            <source>Family</source>
            <translation>譜系</translation>
        </message>
        <message>
            <source>Since it opened</source>
            <translation>自開啟以來</translation>
        </message>
        <message>
            <source>records stored</source>
            <translation>已存記錄</translation>
        </message>
        <message>
            <source>bytes stored</source>
            <translation>已存位元組</translation>
        </message>
        <message>
            <source>OPEN · %1 old</source>
            <translation>OPEN · 已 %1</translation>
        </message>
        <message>
            <source>CLOSED · %1 ago</source>
            <translation>CLOSED · %1 前</translation>
        </message>
        <message>
            <source>merged from %1 and %2</source>
            <translation>由 %1 與 %2 合併</translation>
        </message>
        <message>
            <source>split from %1</source>
            <translation>由 %1 分割</translation>
        </message>
        <message>
            <source>made with the stream</source>
            <translation>與串流一同建立</translation>
        </message>
        <message>
            <source>merged into %1</source>
            <translation>併入 %1</translation>
        </message>
        <message>
            <source>split into %1 and %2</source>
            <translation>分割為 %1 與 %2</translation>
        </message>
        <message>
            <source>%1 MiB</source>
            <translation>%1 MiB</translation>
        </message>
        <message>
            <source>none</source>
            <translation>無</translation>
        </message>
        <message>
            <source>offered %1, retries not counted</source>
            <translation>送出 %1，不計重試</translation>
        </message>
        <message>
            <source>no records</source>
            <translation>沒有記錄</translation>
        </message>
        <message numerus="yes">
            <source>%Ln others, %1</source>
            <comment>keys</comment>
            <translation>
                <numerusform>其他 %Ln 個，%1</numerusform>
            </translation>
        </message>
        <message>
            <source>Of all writes of the last second, retries counted</source>
            <translation>占前一秒所有寫入（含重試）</translation>
        </message>
        <message>
            <source>at this slope it throttles in %1</source>
            <translation>照此趨勢，%1 後將開始拒絕寫入</translation>
        </message>
        <message>
            <source>thousands of others, %1</source>
            <translation>其他數千個，%1</translation>
        </message>
        <message>
            <source>Poison records</source>
            <translation>毒記錄</translation>
        </message>
        <message>
            <source>Poison the next record</source>
            <translation>讓下一筆記錄變成毒記錄</translation>
        </message>
        <message>
            <source>No consumer will be able to process the next record that this shard stores (X)</source>
            <translation>任何 consumer 都將無法處理此分片接下來儲存的記錄 (X)</translation>
        </message>
        <message>
            <source>record %1</source>
            <translation>第 %1 筆記錄</translation>
        </message>
        <message>
            <source>record %1, yet to come</source>
            <translation>第 %1 筆記錄，尚未到來</translation>
        </message>
        <message>
            <source>heal</source>
            <translation>修復</translation>
        </message>
        <message numerus="yes">
            <source>and %Ln more</source>
            <comment>poison records</comment>
            <translation>
                <numerusform>以及另外 %Ln 筆</numerusform>
            </translation>
        </message>
        <message>
            <source>limits are off: nothing is throttled</source>
            <translation>限制已關閉：不會節流任何東西</translation>
        </message>
        <message>
            <source>Tanks of the write limit, now</source>
            <translation>寫入上限的水箱，此刻</translation>
        </message>
        <message>
            <source>Each write takes from both, and both are filled again by the second: what one of them does not hold is refused.</source>
            <translation>每次寫入都會取用兩者，兩者每秒重新注滿：任一水箱不足的部分會被拒絕。</translation>
        </message>
        <message>
            <source>records left</source>
            <translation>剩餘記錄</translation>
        </message>
        <message>
            <source>bytes left</source>
            <translation>剩餘位元組</translation>
        </message>
        <message>
            <source>Each write takes from both, and both are full again when the next whole second begins: what one of them does not hold is refused.</source>
            <translation>每次寫入都會取用兩者，下一個整秒開始時兩者重新注滿：任一水箱不足的部分會被拒絕。</translation>
        </message>
        <message>
            <source>Counted as a bucket: a model, the service does not say how it counts.</source>
            <translation>以權杖桶（bucket）計算：這是模型，服務並未說明如何計算。</translation>
        </message>
        <message>
            <source>Counted by windows of a whole second: a model, the service does not say how it counts.</source>
            <translation>以整秒視窗（window）計算：這是模型，服務並未說明如何計算。</translation>
        </message>
        <message>
            <source>The KPL puts many user records in one Kinesis record with the key “a”. Shards, quotas and prices count that one; only a reader that takes it apart, as the KCL and Firehose do, sees the user records.</source>
            <translation>KPL 會把許多 user record 放進一筆鍵為「a」的 Kinesis 記錄。分片、配額與價格都只計那一筆；只有會將其拆開的讀取者（如 KCL 與 Firehose）才看得到 user record。</translation>
        </message>
        <message>
            <source>aggregated records</source>
            <translation>聚合記錄</translation>
        </message>
        <message>
            <source>user records in them</source>
            <translation>其中的 user record</translation>
        </message>
        <message>
            <source>discarded by a KCL</source>
            <translation>被 KCL 捨棄</translation>
        </message>
        <message>
            <source>A KCL discards every user record of an aggregated record in which one lies outside the shard's range, and says nothing. One that names no key ends the record.</source>
            <translation>聚合記錄中只要有一筆 user record 落在分片範圍之外，KCL 就會不作聲地捨棄其中全部 user record。遇到沒有指明鍵的 user record，則捨棄其後的部分。</translation>
        </message>
        <message>
            <source>KPL, last %1</source>
            <translation>KPL，最近 %1</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%2 筆中的 %1 筆</translation>
        </message>
        <message>
            <source>Of the user records</source>
            <translation>占 user record</translation>
        </message>
        <message>
            <source>What the newest one holds</source>
            <translation>最新一筆的內容</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::Sheet</name>
        <message>
            <source>%1: %2
Profile %3. Source: %4, %5</source>
            <translation>%1：%2
設定檔 %3。來源：%4，%5</translation>
        </message>
        <message>
            <source>Of this account, as the scenario says; the profile has %1.</source>
            <translation>此為這個帳戶的值，由情境設定；設定檔為 %1。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::StatusChip</name>
        <message>
            <source>Stream status: %1</source>
            <translation>串流狀態：%1</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::StreamSheet</name>
        <message>
            <source>Write, last second, all shards</source>
            <translation>寫入，前一秒，全部分片</translation>
        </message>
        <message>
            <source>records</source>
            <translation>記錄</translation>
        </message>
        <message>
            <source>bytes</source>
            <translation>位元組</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>被拒</translation>
        </message>
        <message>
            <source>fullest</source>
            <translation>最滿</translation>
        </message>
        <message>
            <source>Shards</source>
            <translation>分片</translation>
        </message>
        <message>
            <source>open</source>
            <translation>開啟</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>Kept</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>retention</source>
            <translation>保留期</translation>
        </message>
        <message>
            <source>registered consumers</source>
            <translation>已註冊取用者</translation>
        </message>
        <message>
            <source>ARN</source>
            <translation>ARN</translation>
        </message>
        <message>
            <source>%1 to go</source>
            <translation>尚餘 %1</translation>
        </message>
        <message>
            <source>%1 MiB</source>
            <translation>%1 MiB</translation>
        </message>
        <message>
            <source>none</source>
            <translation>無</translation>
        </message>
        <message>
            <source>Of all writes of the last second, retries counted</source>
            <translation>占前一秒所有寫入（含重試）</translation>
        </message>
        <message>
            <source>The shard in the worst trouble over the last five seconds, as the stage names it; its percentage is that of the last one</source>
            <translation>過去五秒內狀況最差的分片，與主畫面所說的相同；百分比為最後一秒的數值</translation>
        </message>
        <message>
            <source>Gini of ranges</source>
            <translation>範圍的吉尼係數</translation>
        </message>
        <message>
            <source>Gini of load</source>
            <translation>負載的吉尼係數</translation>
        </message>
        <message>
            <source>%1 · uneven</source>
            <translation>%1 · 不均勻</translation>
        </message>
        <message>
            <source>%1 · even</source>
            <translation>%1 · 均勻</translation>
        </message>
        <message>
            <source>0: all shards alike. Near 1: one shard has almost everything.</source>
            <translation>0：所有分片相同。接近 1：某個分片幾乎佔有全部。</translation>
        </message>
        <message>
            <source>Level plan…</source>
            <translation>均分計畫…</translation>
        </message>
        <message>
            <source>Plan under way: call %1 of %2, %3 to go</source>
            <translation>計畫進行中：第 %1 個呼叫，共 %2 個，還需 %3</translation>
        </message>
        <message>
            <source> h</source>
            <translation> 小時</translation>
        </message>
        <message>
            <source>Retention in hours</source>
            <translation>保留時數</translation>
        </message>
        <message>
            <source>Shorten</source>
            <translation>縮短</translation>
        </message>
        <message>
            <source>Lengthen</source>
            <translation>延長</translation>
        </message>
        <message>
            <source>DecreaseStreamRetentionPeriod: what is older can be read no more, at once</source>
            <translation>DecreaseStreamRetentionPeriod：更舊的資料立即無法再讀取</translation>
        </message>
        <message>
            <source>IncreaseStreamRetentionPeriod: what has expired does not come back</source>
            <translation>IncreaseStreamRetentionPeriod：已過期的資料不會復原</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>設定</translation>
        </message>
        <message>
            <source>mode</source>
            <translation>模式</translation>
        </message>
        <message>
            <source>encryption</source>
            <translation>加密</translation>
        </message>
        <message>
            <source>largest record</source>
            <translation>最大記錄</translation>
        </message>
        <message>
            <source>tags</source>
            <translation>標籤</translation>
        </message>
        <message>
            <source>metrics of each shard</source>
            <translation>各分片指標</translation>
        </message>
        <message>
            <source>policy</source>
            <translation>政策</translation>
        </message>
        <message>
            <source>distribution</source>
            <translation>分配</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>設定…</translation>
        </message>
        <message>
            <source>shared</source>
            <translation>已分享</translation>
        </message>
        <message>
            <source>Access…</source>
            <translation>存取權…</translation>
        </message>
        <message>
            <source>The last plan ended at call %1 of %2: %3</source>
            <translation>上一個計畫停在第 %1 次呼叫（共 %2 次）：%3</translation>
        </message>
        <message>
            <source>Add a producer…</source>
            <translation>新增生產者…</translation>
        </message>
        <message>
            <source>trimmed for memory</source>
            <translation>因記憶體而修剪</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::StreamStage</name>
        <message>
            <source>There is no stream yet.</source>
            <translation>尚無串流。</translation>
        </message>
        <message>
            <source>Write throughput</source>
            <translation>寫入輸送量</translation>
        </message>
        <message>
            <source>Write throughput, %1 · records/s</source>
            <translation>寫入輸送量，%1 · 筆/秒</translation>
        </message>
        <message>
            <source>Write throughput, %1 · MiB/s</source>
            <translation>寫入輸送量，%1 · MiB/秒</translation>
        </message>
        <message>
            <source>mean per shard</source>
            <translation>每個分片平均</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>被拒</translation>
        </message>
        <message>
            <source>stored</source>
            <translation>已儲存</translation>
        </message>
        <message>
            <source>quota %1 records/s</source>
            <translation>配額 %1 筆/秒</translation>
        </message>
        <message>
            <source>quota %1</source>
            <translation>配額 %1</translation>
        </message>
        <message>
            <source>Iterator age</source>
            <translation>迭代器存留期</translation>
        </message>
        <message>
            <source>%1 begins to lose data in %2</source>
            <translation>%1 將在 %2 後開始遺失資料</translation>
        </message>
        <message>
            <source>retention %1 h</source>
            <translation>保留期 %1 小時</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>為什麼？</translation>
        </message>
        <message>
            <source>All shards, both futures · records/s</source>
            <translation>全部分片，兩種未來 · 筆/秒</translation>
        </message>
        <message>
            <source>Oldest unread record, both futures</source>
            <translation>最舊未讀記錄，兩種未來</translation>
        </message>
        <message>
            <source>%1 there</source>
            <translation>%1（彼方）</translation>
        </message>
        <message>
            <source>here</source>
            <translation>此處</translation>
        </message>
        <message>
            <source>there</source>
            <translation>彼方</translation>
        </message>
        <message>
            <source>Charts</source>
            <translation>圖表</translation>
        </message>
        <message>
            <source>Key heatmap</source>
            <translation>雜湊鍵熱圖</translation>
        </message>
        <message>
            <source>View under the shard map</source>
            <translation>分片圖下方的檢視</translation>
        </message>
        <message>
            <source>per minute</source>
            <translation>每分鐘</translation>
        </message>
        <message>
            <source>No minute of this is over yet.</source>
            <translation>尚無任何一分鐘結束。</translation>
        </message>
        <message>
            <source>%1 saw %2 in one second, retries counted; a dashboard would show %3</source>
            <translation>%1 在一秒內承受 %2（含重試）；儀表板只會顯示 %3</translation>
        </message>
        <message>
            <source>Iterator age of %1, shard by shard</source>
            <translation>%1 的迭代器存留期，逐一分片</translation>
        </message>
        <message>
            <source>Records not read yet</source>
            <translation>尚未讀取的記錄</translation>
        </message>
        <message>
            <source>%1, not held to: limits off</source>
            <translation>%1，未套用：限制已關閉</translation>
        </message>
        <message>
            <source>Write throughput, mean of the shards · records/s</source>
            <translation>寫入傳輸量，各分片平均 · 筆/秒</translation>
        </message>
        <message>
            <source>Write throughput, mean of the shards · MiB/s</source>
            <translation>寫入傳輸量，各分片平均 · MiB/s</translation>
        </message>
        <message>
            <source>CloudWatch has stream-level metrics alone: no shard can be told from another.</source>
            <translation>CloudWatch 只有串流層級指標：無法分辨各個分片。</translation>
        </message>
        <message>
            <source>Enable shard-level metrics, %1 an hour</source>
            <translation>啟用分片層級指標，每小時 %1</translation>
        </message>
        <message>
            <source>Shard-level metrics are on, and have nothing of this time.</source>
            <translation>分片層級指標已啟用，但沒有這段時間的資料。</translation>
        </message>
        <message>
            <source>Load and capacity of the stream · records/s</source>
            <translation>串流的負載與容量 · 筆/秒</translation>
        </message>
        <message>
            <source>Load and capacity of the stream · MiB/s</source>
            <translation>串流的負載與容量 · MiB/秒</translation>
        </message>
        <message>
            <source>capacity</source>
            <translation>容量</translation>
        </message>
        <message>
            <source>CloudWatch has stream-level metrics only: no shard can be told from another.</source>
            <translation>CloudWatch 只有串流層級指標：無法分辨各個分片。</translation>
        </message>
        <message>
            <source>Shard-level metrics are on, but there are none for this time.</source>
            <translation>分片層級指標已啟用，但沒有這段時間的資料。</translation>
        </message>
        <message>
            <source>Iterator age in CloudWatch</source>
            <translation>CloudWatch 的迭代器存留期</translation>
        </message>
        <message>
            <source>%1 for %2 an hour</source>
            <translation>%1，每小時 %2</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::TimeSeriesChart</name>
        <message>
            <source>nothing to show yet</source>
            <translation>尚無可顯示的內容</translation>
        </message>
        <message>
            <source>%1: no values</source>
            <translation>%1：沒有數值</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::TimelinePanel</name>
        <message>
            <source>split</source>
            <translation>分割</translation>
        </message>
        <message>
            <source>merge</source>
            <translation>合併</translation>
        </message>
        <message>
            <source>shard count</source>
            <translation>分片數</translation>
        </message>
        <message>
            <source>what if %1</source>
            <translation>假設 %1</translation>
        </message>
        <message>
            <source>%1 in, %2</source>
            <translation>寫入 %1，%2</translation>
        </message>
        <message>
            <source>%1 refused</source>
            <translation>拒絕 %1</translation>
        </message>
        <message>
            <source>Branch here</source>
            <translation>在此分支</translation>
        </message>
        <message>
            <source>Begin another future at this instant  (B)</source>
            <translation>從此刻開始另一個未來  (B)</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>時間軸</translation>
        </message>
        <message>
            <source>main</source>
            <translation>主線</translation>
        </message>
        <message>
            <source>replaying to %1 · %2</source>
            <translation>重播至 %1 · %2</translation>
        </message>
        <message>
            <source>end</source>
            <translation>終點</translation>
        </message>
        <message>
            <source>What is here?</source>
            <translation>這裡有什麼？</translation>
        </message>
        <message>
            <source>Text of the note</source>
            <translation>註記文字</translation>
        </message>
        <message>
            <source>Shift+M keeps this mark with a text</source>
            <translation>按 Shift+M 可保留此標記並加上文字</translation>
        </message>
        <message>
            <source>Go there</source>
            <translation>前往</translation>
        </message>
        <message>
            <source>Keep the mark…</source>
            <translation>保留標記…</translation>
        </message>
        <message>
            <source>Note on the range…</source>
            <translation>為區間加註記…</translation>
        </message>
        <message>
            <source>Clear the range</source>
            <translation>清除區間</translation>
        </message>
        <message>
            <source>Show the whole run</source>
            <translation>顯示整個執行過程</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1／%2</translation>
        </message>
        <message>
            <source>%1: shards change</source>
            <translation>%1：分片變更</translation>
        </message>
        <message>
            <source>%1: refusals begin</source>
            <translation>%1：開始拒絕</translation>
        </message>
        <message>
            <source>Show as a range</source>
            <translation>顯示為範圍</translation>
        </message>
        <message>
            <source>Show as an arrow</source>
            <translation>顯示為箭頭</translation>
        </message>
        <message>
            <source>Bring back the deleted note</source>
            <translation>取回已刪除的備註</translation>
        </message>
        <message>
            <source>Bring back “%1”</source>
            <translation>取回「%1」</translation>
        </message>
        <message>
            <source>Name of the chapter</source>
            <translation>章名</translation>
        </message>
        <message>
            <source>%1: chapter %2</source>
            <translation>%1：章節 %2</translation>
        </message>
        <message>
            <source>mark</source>
            <translation>標記</translation>
        </message>
        <message>
            <source>Remove the chapter</source>
            <translation>移除此章</translation>
        </message>
        <message>
            <source>chapter %1</source>
            <translation>第 %1 章</translation>
        </message>
        <message>
            <source>The time of the ListShards filter: %1. Drag it.</source>
            <translation>ListShards 篩選條件的時間：%1。可拖曳。</translation>
        </message>
        <message>
            <source>on demand %1 → %2</source>
            <translation>隨需 %1 → %2</translation>
        </message>
        <message>
            <source>The service has fitted the shards of the stream to its load.</source>
            <translation>服務已依負載調整這個串流的分片。</translation>
        </message>
        <message>
            <source>called by %1</source>
            <translation>由 %1 呼叫</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::Transport</name>
        <message>
            <source>Pause</source>
            <translation>暫停</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>播放</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>空白鍵</translation>
        </message>
        <message>
            <source>To the start</source>
            <translation>到起點</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>Home</translation>
        </message>
        <message>
            <source>One second back</source>
            <translation>後退一秒</translation>
        </message>
        <message>
            <source>One second on</source>
            <translation>前進一秒</translation>
        </message>
        <message>
            <source>To the latest instant</source>
            <translation>到最新時刻</translation>
        </message>
        <message>
            <source>End</source>
            <translation>End</translation>
        </message>
        <message>
            <source>Slower</source>
            <translation>減慢</translation>
        </message>
        <message>
            <source>Faster</source>
            <translation>加快</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>速度</translation>
        </message>
        <message>
            <source>virtual</source>
            <translation>虛擬時間</translation>
        </message>
        <message>
            <source>Virtual time since the start of the run</source>
            <translation>自執行開始的虛擬時間</translation>
        </message>
        <message>
            <source>Which quotas hold. Another profile starts the run anew.</source>
            <translation>採用哪一組配額。更換設定檔會重新開始執行。</translation>
        </message>
        <message>
            <source>Seed and fingerprint of the run</source>
            <translation>此次執行的種子與指紋</translation>
        </message>
        <message>
            <source>This machine cannot keep the speed you asked for; the second number is what it keeps.</source>
            <translation>這台電腦跟不上您要求的速度；第二個數字是實際速度。</translation>
        </message>
        <message>
            <source>Speed: virtual seconds in one second of yours</source>
            <translation>速度：您的一秒對應的虛擬秒數</translation>
        </message>
        <message>
            <source>profile: %1</source>
            <translation>設定檔：%1</translation>
        </message>
        <message>
            <source>seed %1</source>
            <translation>種子 %1</translation>
        </message>
        <message>
            <source>The same scenario and seed give the same run. Pause to see its fingerprint.</source>
            <translation>相同的情境與種子得到相同的執行。暫停即可看到指紋。</translation>
        </message>
        <message>
            <source>Fingerprint of this instant: %1
Two runs that show the same are the same, bit for bit. Click to copy.</source>
            <translation>此刻的指紋：%1
顯示相同指紋的兩次執行逐位元相同。按一下即可複製。</translation>
        </message>
        <message>
            <source>%1 more records</source>
            <translation>再 %1 筆記錄</translation>
        </message>
        <message>
            <source>first throttle</source>
            <translation>首次節流</translation>
        </message>
        <message>
            <source>first loss</source>
            <translation>首次遺失資料</translation>
        </message>
        <message>
            <source>Run until…</source>
            <translation>執行直到…</translation>
        </message>
        <message>
            <source>Ctrl+R</source>
            <translation>Ctrl+R</translation>
        </message>
        <message>
            <source>until %1</source>
            <translation>直到 %1</translation>
        </message>
        <message>
            <source>running on</source>
            <translation>繼續執行中</translation>
        </message>
        <message>
            <source>Stop here</source>
            <translation>在此停止</translation>
        </message>
        <message>
            <source>Until the first &amp;throttle</source>
            <translation>直到首次節流(&amp;T)</translation>
        </message>
        <message>
            <source>Until the first &amp;loss</source>
            <translation>直到首次遺失資料(&amp;L)</translation>
        </message>
        <message>
            <source>Until a time or a &amp;count…</source>
            <translation>直到時間或數量(&amp;C)…</translation>
        </message>
        <message>
            <source>&amp;Pause at the next throttle</source>
            <translation>在下一次節流時暫停(&amp;P)</translation>
        </message>
        <message>
            <source>Pause at the next l&amp;oss</source>
            <translation>在下一次遺失資料時暫停(&amp;O)</translation>
        </message>
        <message>
            <source>Virtual seconds in one second of yours, ×0.001 to ×10,000; at the right end: max</source>
            <translation>您的一秒對應的虛擬秒數，×0.001 到 ×10,000；最右端：最快</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <comment>what is run to, how far it is</comment>
            <translation>%1 · %2</translation>
        </message>
        <message>
            <source>Copy %1</source>
            <translation>複製 %1</translation>
        </message>
        <message>
            <source>Copy the address</source>
            <translation>複製位址</translation>
        </message>
        <message>
            <source>programs :%1</source>
            <comment>a port</comment>
            <translation>程式 :%1</translation>
        </message>
        <message>
            <source>programs</source>
            <translation>程式</translation>
        </message>
        <message>
            <source>Programs on this computer may call %1.</source>
            <translation>這台電腦上的程式可以呼叫 %1。</translation>
        </message>
        <message>
            <source>Programs of your own: let them call this run as they call Kinesis.</source>
            <translation>您自己的程式：讓它們像呼叫 Kinesis 一樣呼叫此次執行。</translation>
        </message>
        <message>
            <source>Programs may call %1</source>
            <translation>程式可以呼叫 %1</translation>
        </message>
        <message>
            <source>No program may call</source>
            <translation>沒有程式可以呼叫</translation>
        </message>
        <message>
            <source>Let programs on this computer call this run</source>
            <translation>允許這台電腦上的程式呼叫此次執行</translation>
        </message>
        <message>
            <source>Lines for a program…</source>
            <translation>給程式用的程式碼…</translation>
        </message>
        <message>
            <source>Limits off</source>
            <translation>限制已關閉</translation>
        </message>
        <message>
            <source>Limits off: nothing is throttled</source>
            <translation>限制已關閉：不會節流任何東西</translation>
        </message>
        <message>
            <source>Limits off: nothing is throttled. The scenario says so ("limits": "off"); click to see the quotas that the service has.</source>
            <translation>限制已關閉：不會節流任何東西。情境如此設定（"limits": "off"）；按一下可查看服務的配額。</translation>
        </message>
        <message>
            <source>Faults on: %1</source>
            <translation>故障啟用：%1</translation>
        </message>
        <message>
            <source>Calls are refused or late on purpose. Click to see what is injected, to change and to clear it.</source>
            <translation>呼叫被刻意拒絕或延遲。按一下可檢視、變更及清除所注入的內容。</translation>
        </message>
        <message numerus="yes">
            <source>%Ln fault(s) injected on purpose: calls are refused or late</source>
            <translation>
                <numerusform>刻意注入了 %Ln 個故障：呼叫被拒絕或延遲</numerusform>
            </translation>
        </message>
        <message>
            <source>limits hold; off, nothing is throttled</source>
            <translation>限制生效；關閉時不會拒絕任何寫入</translation>
        </message>
        <message>
            <source>Which quotas hold, and whether. Another choice starts the run anew.</source>
            <translation>採用哪一組配額，以及是否生效。更換選擇會重新開始執行。</translation>
        </message>
        <message>
            <source>profile: %1, old quotas</source>
            <translation>設定檔：%1，舊配額</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::WhyPanel</name>
        <message>
            <source>Why?</source>
            <translation>為什麼？</translation>
        </message>
        <message>
            <source>The chain of causes of what is selected (Y)</source>
            <translation>所選項目的因果鏈 (Y)</translation>
        </message>
        <message>
            <source>There is nothing to explain yet.</source>
            <translation>還沒有可解釋的內容。</translation>
        </message>
        <message>
            <source>Try it</source>
            <translation>試試看</translation>
        </message>
        <message>
            <source>Try it: %1</source>
            <translation>試試看：%1</translation>
        </message>
        <message>
            <source>Begins a branch, does this there, and shows both futures (T)</source>
            <translation>開一個分支，在其中執行，並顯示兩種未來 (T)</translation>
        </message>
        <message>
            <source>Begins a branch, does this there, and shows both futures</source>
            <translation>開一個分支，在其中執行，並顯示兩種未來</translation>
        </message>
        <message>
            <source>Look at it</source>
            <translation>檢視</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets</name>
        <message>
            <source>split</source>
            <translation>分割</translation>
        </message>
        <message>
            <source>merge</source>
            <translation>合併</translation>
        </message>
        <message>
            <source>shard count</source>
            <translation>分片數</translation>
        </message>
        <message>
            <source>end</source>
            <translation>終點</translation>
        </message>
        <message>
            <source>replaying to %1 · %2</source>
            <translation>重播至 %1 · %2</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::JourneyPanel</name>
        <message>
            <source>who offered it is not known any more</source>
            <translation>已無從得知由誰送出</translation>
        </message>
        <message numerus="yes">
            <source>offered by %1 and refused %n time(s); when is not known any more</source>
            <translation>
                <numerusform>由 %1 送出並被拒絕 %n 次；時間已無從得知</numerusform>
            </translation>
        </message>
        <message>
            <source>offered by %1, refused: the shard was full</source>
            <translation>由 %1 送出，被拒絕：分片已滿</translation>
        </message>
        <message>
            <source>sent again, refused: the shard was full</source>
            <translation>再次送出，被拒絕：分片已滿</translation>
        </message>
        <message>
            <source>stored in %1</source>
            <translation>存入 %1</translation>
        </message>
        <message>
            <source>stored in %1, at attempt %2</source>
            <translation>於第 %2 次嘗試存入 %1</translation>
        </message>
        <message>
            <source>offered by %1 and stored in %2 at once</source>
            <translation>由 %1 送出並立即存入 %2</translation>
        </message>
        <message>
            <source>%1 does not read it</source>
            <translation>%1 不讀取它</translation>
        </message>
        <message>
            <source>not delivered to %1 yet</source>
            <translation>尚未送達 %1</translation>
        </message>
        <message>
            <source>pushed to %1</source>
            <translation>推送給 %1</translation>
        </message>
        <message>
            <source>polled by %1</source>
            <translation>由 %1 輪詢取得</translation>
        </message>
        <message>
            <source>worked through</source>
            <translation>處理完畢</translation>
        </message>
        <message>
            <source>will be worked through at %1</source>
            <translation>將於 %1 處理完畢</translation>
        </message>
        <message>
            <source>%1 reads a parent shard first</source>
            <translation>%1 先讀取父分片</translation>
        </message>
        <message numerus="yes">
            <source>behind %n older record(s)</source>
            <translation>
                <numerusform>排在 %n 筆較舊記錄之後</numerusform>
            </translation>
        </message>
        <message>
            <source>until the next push</source>
            <translation>直到下一次推送</translation>
        </message>
        <message>
            <source>until the next poll</source>
            <translation>直到下一次輪詢</translation>
        </message>
        <message>
            <source>%1 is busy or paused</source>
            <translation>%1 忙碌或暫停中</translation>
        </message>
        <message>
            <source>its pipe is full</source>
            <translation>它的管道已滿</translation>
        </message>
        <message numerus="yes">
            <source>at least %n GetRecords call(s) refused</source>
            <translation>
                <numerusform>至少 %n 次 GetRecords 呼叫被拒絕</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n GetRecords call(s) refused</source>
            <translation>
                <numerusform>%n 次 GetRecords 呼叫被拒絕</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 works on it and on what came with it</source>
            <translation>%1 處理它以及一同到達的記錄</translation>
        </message>
        <message>
            <source>Worked through within the millisecond of its arrival.</source>
            <translation>在到達的同一毫秒內處理完畢。</translation>
        </message>
        <message>
            <source>%1 from its arrival until it was worked through; %2 of it: %3.</source>
            <comment>a length of time</comment>
            <translation>從到達到處理完畢共 %1；其中 %2：%3。</translation>
        </message>
        <message>
            <source>%1 since its arrival; %2 of it: %3.</source>
            <comment>a length of time</comment>
            <translation>到達至今 %1；其中 %2：%3。</translation>
        </message>
        <message>
            <source>Close the journey</source>
            <translation>關閉旅程</translation>
        </message>
        <message>
            <source>Moments of the record</source>
            <translation>記錄的各個時刻</translation>
        </message>
        <message>
            <source>Journey of a record</source>
            <translation>一筆記錄的旅程</translation>
        </message>
        <message>
            <source>There is no such record, or it cannot be read any more.</source>
            <translation>沒有這筆記錄，或已無法讀取。</translation>
        </message>
        <message>
            <source>Journey of record %1 of %2</source>
            <translation>%2 的記錄 %1 的旅程</translation>
        </message>
        <message>
            <source>key %1, %2</source>
            <translation>鍵 %1，%2</translation>
        </message>
        <message>
            <source>Show it large</source>
            <translation>放大顯示</translation>
        </message>
        <message>
            <source>as read by %1</source>
            <translation>依讀取者：%1</translation>
        </message>
        <message numerus="yes">
            <source>Out of order: behind %n record(s) of its key stored while it waited to be sent again</source>
            <translation>
                <numerusform>順序錯亂：排在 %n 筆同鍵的記錄之後，它們在此記錄等待重送時已儲存</numerusform>
            </translation>
        </message>
        <message>
            <source>Delivered again: the bookmark was moved back</source>
            <translation>再次傳遞：書籤已往回移</translation>
        </message>
        <message>
            <source>Delivered again: the consumer changed its kind with it in hand</source>
            <translation>再次傳遞：取用者持有它時變更了類型</translation>
        </message>
        <message numerus="yes">
            <source>Handed to processing %n more time(s): its batch failed</source>
            <translation>
                <numerusform>再次交付處理 %n 次：所屬批次失敗</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s)</source>
            <translation>
                <numerusform>%Ln 筆記錄</numerusform>
            </translation>
        </message>
        <message>
            <source>bookmark moved back</source>
            <translation>書籤往回移</translation>
        </message>
        <message>
            <source>kind changed with a batch in hand</source>
            <translation>持有批次時變更類型</translation>
        </message>
        <message>
            <source>a batch failed</source>
            <translation>批次失敗</translation>
        </message>
        <message>
            <source>sequence number, %1</source>
            <translation>序號，%1</translation>
        </message>
        <message>
            <source>Copy it</source>
            <translation>複製</translation>
        </message>
        <message>
            <source>What the record holds</source>
            <translation>記錄的內容</translation>
        </message>
        <message>
            <source>head</source>
            <translation>標頭</translation>
        </message>
        <message>
            <source>partition keys</source>
            <translation>partition key</translation>
        </message>
        <message>
            <source>explicit hash keys</source>
            <translation>explicit hash key</translation>
        </message>
        <message>
            <source>user records</source>
            <translation>user record</translation>
        </message>
        <message>
            <source>unknown to the KPL</source>
            <translation>KPL 不認得的部分</translation>
        </message>
        <message>
            <source>MD5 of what lies between</source>
            <translation>中間部分的 MD5</translation>
        </message>
        <message>
            <source>data</source>
            <translation>資料</translation>
        </message>
        <message>
            <source>A KCL takes it apart and hands on all of them; a plain GetRecords reader sees one record.</source>
            <translation>KCL 會將其拆開並全部交付；一般的 GetRecords 讀取者只看到一筆記錄。</translation>
        </message>
        <message>
            <source>A KCL discards all of them and says nothing: user record %1 lies outside this shard's range.</source>
            <translation>KCL 會不作聲地全部捨棄：第 %1 筆 user record 落在此分片的範圍之外。</translation>
        </message>
        <message>
            <source>A KCL hands on %1 of %2: user record %3 names no key.</source>
            <translation>KCL 交付 %2 筆中的 %1 筆：第 %3 筆 user record 沒有指明鍵。</translation>
        </message>
        <message>
            <source>names no key</source>
            <translation>沒有指明鍵</translation>
        </message>
        <message>
            <source>explicit hash key %1</source>
            <translation>explicit hash key %1</translation>
        </message>
        <message>
            <source>the key's own hash lies in this shard</source>
            <translation>鍵本身的雜湊落在此分片內</translation>
        </message>
        <message>
            <source>the key's own hash lies outside this shard</source>
            <translation>鍵本身的雜湊落在此分片外</translation>
        </message>
        <message numerus="yes">
            <source>KPL aggregated record: %Ln user record(s)</source>
            <translation>
                <numerusform>KPL 聚合記錄：%Ln 筆 user record</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %Ln more user record(s)</source>
            <translation>
                <numerusform>以及另外 %Ln 筆 user record</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %Ln more byte(s)</source>
            <translation>
                <numerusform>以及另外 %Ln 個位元組</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln tag(s)</source>
            <translation>
                <numerusform>%Ln 個標籤</numerusform>
            </translation>
        </message>
        <message>
            <source>child opened at LATEST</source>
            <translation>子分片以 LATEST 開啟</translation>
        </message>
        <message>
            <source>renewed at LATEST</source>
            <translation>以 LATEST 續訂</translation>
        </message>
        <message>
            <source>its children were read first</source>
            <translation>先讀了它的子分片</translation>
        </message>
        <message numerus="yes">
            <source>Out of order: %n later record(s) of its key came first, from child shards</source>
            <translation>
                <numerusform>順序錯亂：同一鍵有 %n 筆較晚的記錄先從子分片到達</numerusform>
            </translation>
        </message>
        <message>
            <source>Never read: its shard was opened at LATEST when it had been stored</source>
            <translation>從未讀取：它已儲存之後分片才以 LATEST 開啟</translation>
        </message>
        <message>
            <source>Never read: the subscription or the iterator was renewed at LATEST before it came</source>
            <translation>從未讀取：它送達之前訂閱或 iterator 以 LATEST 續訂</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::Lineage</name>
        <message numerus="yes">
            <source>%n closed ancestor(s)</source>
            <translation>
                <numerusform>%n 個已關閉的祖先</numerusform>
            </translation>
        </message>
        <message>
            <source>all finished by %1</source>
            <translation>%1 已全部讀完</translation>
        </message>
        <message>
            <source>%1 finished by %2</source>
            <translation>%2 已讀完 %1 個</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ObjectMenus</name>
        <message>
            <source>Copy shard ID</source>
            <translation>複製分片 ID</translation>
        </message>
        <message>
            <source>Copy sequence number</source>
            <translation>複製序號</translation>
        </message>
        <message>
            <source>Copy name</source>
            <translation>複製名稱</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>為什麼？</translation>
        </message>
        <message>
            <source>Split…</source>
            <translation>分割…</translation>
        </message>
        <message>
            <source>Merge with…</source>
            <translation>合併…</translation>
        </message>
        <message>
            <source>Level plan…</source>
            <translation>均分計畫…</translation>
        </message>
        <message>
            <source>Read on from another moment…</source>
            <translation>從另一時刻繼續讀取…</translation>
        </message>
        <message>
            <source>Zoom to the range</source>
            <translation>放大到此區間</translation>
        </message>
        <message>
            <source>Statistics of the range</source>
            <translation>區間統計</translation>
        </message>
        <message>
            <source>Mark this moment</source>
            <translation>標記此刻</translation>
        </message>
        <message>
            <source>Note here…</source>
            <translation>在此加註記…</translation>
        </message>
        <message>
            <source>A chapter begins here…</source>
            <translation>一章從這裡開始…</translation>
        </message>
        <message>
            <source>Rename…</source>
            <translation>重新命名…</translation>
        </message>
        <message>
            <source>Copy key</source>
            <translation>複製鍵</translation>
        </message>
        <message>
            <source>Copy as text</source>
            <translation>複製為文字</translation>
        </message>
        <message>
            <source>Filter the API calls</source>
            <translation>篩選 API 呼叫</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>刪除</translation>
        </message>
        <message>
            <source>Show on the Fan-out stage</source>
            <translation>在 Fan-out 場景顯示</translation>
        </message>
        <message>
            <source>Show on the Stream stage</source>
            <translation>在串流場景顯示</translation>
        </message>
        <message>
            <source>Why, at %1?</source>
            <translation>為什麼（於 %1）？</translation>
        </message>
        <message>
            <source>Run to %1</source>
            <translation>執行到 %1</translation>
        </message>
        <message>
            <source>Go to %1</source>
            <translation>前往 %1</translation>
        </message>
        <message>
            <source>Journey of this record</source>
            <translation>這筆記錄的旅程</translation>
        </message>
        <message>
            <source>Journey of a record this slow</source>
            <translation>這麼慢的一筆記錄的旅程</translation>
        </message>
        <message>
            <source>Journey of its slowest record</source>
            <translation>其最慢記錄的旅程</translation>
        </message>
        <message numerus="yes">
            <source>Show %n closed ancestor(s)</source>
            <translation>
                <numerusform>顯示 %n 個已關閉的祖先</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Fold %n closed ancestor(s) into one</source>
            <translation>
                <numerusform>將 %n 個已關閉的祖先收合為一</numerusform>
            </translation>
        </message>
        <message>
            <source>Unpin</source>
            <translation>取消釘選</translation>
        </message>
        <message>
            <source>Pin</source>
            <translation>釘選</translation>
        </message>
        <message>
            <source>Move to shared throughput</source>
            <translation>移至共用輸送量</translation>
        </message>
        <message>
            <source>Move to enhanced fan-out</source>
            <translation>移到 enhanced fan-out</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>繼續</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暫停</translation>
        </message>
        <message>
            <source>Kill: its registration stays and goes on costing</source>
            <translation>強制終止：註冊仍在並繼續計費</translation>
        </message>
        <message>
            <source>Kill: its iterators are lost</source>
            <translation>強制終止：其迭代器會遺失</translation>
        </message>
        <message>
            <source>Remove: gives its registration back</source>
            <translation>移除：取消其註冊</translation>
        </message>
        <message>
            <source>Poison the next record</source>
            <translation>讓下一筆記錄變成毒記錄</translation>
        </message>
        <message>
            <source>Poison this key&apos;s newest record</source>
            <translation>讓此鍵最新的記錄變成毒記錄</translation>
        </message>
        <message>
            <source>Heal its poison records</source>
            <translation>修復它的毒記錄</translation>
        </message>
        <message>
            <source>Copy as code…</source>
            <translation>複製為程式碼…</translation>
        </message>
        <message>
            <source>Shard count…</source>
            <translation>分片數…</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>設定…</translation>
        </message>
        <message>
            <source>Copy its newest call as code…</source>
            <translation>將其最新的呼叫複製為程式碼…</translation>
        </message>
        <message>
            <source>Add a producer…</source>
            <translation>新增生產者…</translation>
        </message>
        <message>
            <source>Inject a fault here…</source>
            <translation>在此注入故障…</translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::Endpoint</name>
        <message>
            <source>Programs cannot call this run: %1 (Run &gt; Lines for a program of your own &gt; Port).</source>
            <translation>程式無法呼叫此次執行：%1（執行 &gt; 給您自己程式用的程式碼 &gt; 連接埠）。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::EndpointDialog</name>
        <message>
            <source>Copy</source>
            <translation>複製</translation>
        </message>
        <message>
            <source>Programs of your own</source>
            <translation>您自己的程式</translation>
        </message>
        <message>
            <source>Let programs on this computer call this run</source>
            <translation>允許這台電腦上的程式呼叫此次執行</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>連接埠</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>位址</translation>
        </message>
        <message>
            <source>Copy the address</source>
            <translation>複製位址</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>Any credentials will do. The limits of the profile hold for these programs, too, on the same clock: at a speed of ×1 they are the real ones.</source>
            <translation>任何認證資料都可以。設定檔的限制同樣適用於這些程式，並使用同一個時鐘：速度為 ×1 時就是真正的限制。</translation>
        </message>
        <message>
            <source>While the run is paused, nothing that is asked for comes about. What programs do is part of the run: undo leaves it, and a call while you look back begins a branch there. After %1 calls, records counted by the KiB, the run forgets how it came about: it goes on, but nothing can be undone, gone back to or saved any more.</source>
            <translation>執行暫停時，所要求的都不會生效。程式所做的是此次執行的一部分：復原不會動到它，而在您回顧時的呼叫會在該處開始一個分支。經過 %1 次呼叫（記錄以 KiB 計）後，此次執行便不再記得過去：它會繼續，但不能再復原、回到過去或儲存。</translation>
        </message>
        <message>
            <source>Closed: nobody can call.</source>
            <translation>已關閉：沒有人能呼叫。</translation>
        </message>
        <message>
            <source>Open. No program has called yet.</source>
            <translation>已開啟。還沒有程式呼叫。</translation>
        </message>
        <message numerus="yes">
            <source>%Ln connection(s)</source>
            <translation>
                <numerusform>%Ln 個連線</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln request(s) answered</source>
            <translation>
                <numerusform>已回應 %Ln 個請求</numerusform>
            </translation>
        </message>
        <message>
            <source>Programs on the same SDK are shown as one, unless each has a name of its own: AWS_SDK_UA_APP_ID=orders makes one “orders (boto3 1.35.0)”.</source>
            <translation>使用同一個 SDK 的程式會顯示為同一個，除非各自有名稱：AWS_SDK_UA_APP_ID=orders 會顯示為「orders (boto3 1.35.0)」。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::CodeTabs</name>
        <message>
            <source>Copy</source>
            <translation>複製</translation>
        </message>
        <message>
            <source>Languages</source>
            <translation>程式語言</translation>
        </message>
        <message>
            <source>Copy the lines</source>
            <translation>複製程式碼</translation>
        </message>
        <message>
            <source>Lines to copy</source>
            <translation>可複製的程式碼</translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::StreamCodeDialog</name>
        <message>
            <source>%1 as code</source>
            <translation>%1 的程式碼</translation>
        </message>
        <message>
            <source>Makes a stream like this one in an account: name, capacity, retention, encryption, metrics and tags.</source>
            <translation>在帳戶中建立與此相同的串流：名稱、容量、保留期、加密、指標與標籤。</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>Makes a stream like this one in an account: name, capacity, retention, encryption, metrics, tags, policy and registered consumers.</source>
            <translation>在帳戶中建立一個像這樣的串流：名稱、容量、保留期、加密、指標、標籤、政策與已註冊的取用者。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::CallCodeDialog</name>
        <message>
            <source>%1 as code</source>
            <translation>%1 的程式碼</translation>
        </message>
        <message>
            <source>Called by %1 at %2. Here it is for an account of yours.</source>
            <translation>由 %1 在 %2 呼叫。以下是用於您自己帳戶的程式碼。</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>A simulated client made it: keys and sizes are those of the run, the bytes only fill.</source>
            <translation>由模擬用戶端發出：鍵與大小取自此次執行，位元組僅為填充。</translation>
        </message>
        <message>
            <source>A simulated client made it: keys and sizes are those of the run, the data is only filler.</source>
            <translation>由模擬用戶端發出：鍵與大小取自此次執行，資料僅為填充。</translation>
        </message>
        <message>
            <source>A simulated client made it: the code fetches an iterator of its own for the place where it read.</source>
            <translation>由模擬用戶端發出：程式碼會為其讀取位置自行取得 iterator。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::ImportDialog</name>
        <message>
            <source>&amp;Import</source>
            <translation>匯入(&amp;I)</translation>
        </message>
        <message>
            <source>Import a stream</source>
            <translation>匯入串流</translation>
        </message>
        <message>
            <source>Paste what these commands print, one after another. Shards stand here as they do there, with their ranges and parents; records are not copied.</source>
            <translation>請依序貼上這些命令的輸出。分片會與那裡的一樣，包括範圍與父分片；記錄不會複製過來。</translation>
        </message>
        <message>
            <source>What the commands have printed</source>
            <translation>命令的輸出</translation>
        </message>
        <message>
            <source> records/s</source>
            <translation> 筆/秒</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>不寫入</translation>
        </message>
        <message>
            <source>&amp;Write to it</source>
            <translation>寫入(&amp;W)</translation>
        </message>
        <message>
            <source>Open a &amp;file…</source>
            <translation>開啟檔案(&amp;F)…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message numerus="yes">
            <source>%n open shard(s)</source>
            <translation>
                <numerusform>%n 個開啟的分片</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n closed</source>
            <translation>
                <numerusform>%n 個已關閉</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n expired before</source>
            <translation>
                <numerusform>%n 個先前已到期</numerusform>
            </translation>
        </message>
        <message>
            <source>even</source>
            <translation>平均</translation>
        </message>
        <message>
            <source>uneven: from %1 to %2 of the hash space</source>
            <translation>不平均：占雜湊空間的 %1 到 %2</translation>
        </message>
        <message>
            <source>Nothing pasted yet.</source>
            <translation>尚未貼上任何內容。</translation>
        </message>
        <message>
            <source>Open a file</source>
            <translation>開啟檔案</translation>
        </message>
        <message>
            <source>JSON (*.json *.txt);;All files (*)</source>
            <translation>JSON (*.json *.txt);;所有檔案 (*)</translation>
        </message>
        <message>
            <source>Paste what these commands print, one after another. Shards stand here as they do there, with their ranges and parents; records are not copied. Taken too: a plan or a state of Terraform, a template of CloudFormation in JSON, and what CloudWatch counted of a stream, as JSON or CSV.</source>
            <translation>請依序貼上這些命令的輸出。分片在此與原處相同，包含其範圍與父分片；不會複製記錄。也接受：Terraform 的計畫或狀態、JSON 格式的 CloudFormation 範本，以及 CloudWatch 對串流的計數（JSON 或 CSV）。</translation>
        </message>
        <message>
            <source>A new stream that fits</source>
            <translation>大小剛好的新串流</translation>
        </message>
        <message>
            <source>Write the load &amp;to</source>
            <translation>將負載寫入(&amp;T)</translation>
        </message>
        <message numerus="yes">
            <source>%n registered consumer(s)</source>
            <translation>
                <numerusform>%n 個已註冊的取用者</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>CloudWatch counted %n period(s) of %1: they are written again.</source>
            <translation>
                <numerusform>CloudWatch 計數了 %n 個 %1 的時段：將重新寫入。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them said nothing and count as zero.</source>
            <translation>
                <numerusform>其中 %n 個沒有資料，視為零。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>That is long: %n at a time are averaged.</source>
            <translation>
                <numerusform>時間較長：每 %n 個取平均。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more stream(s).</source>
            <translation>
                <numerusform>另有 %n 個串流。</numerusform>
            </translation>
        </message>
        <message>
            <source>JSON and CSV (*.json *.txt *.csv);;All files (*)</source>
            <translation>JSON 與 CSV (*.json *.txt *.csv);;所有檔案 (*)</translation>
        </message>
        <message>
            <source>Paste what these commands print, one after another. Shards stand here as they do there, with their ranges and parents; records are not copied. Also taken: a Terraform plan or state, a CloudFormation template in JSON, and CloudWatch metrics of a stream, as JSON or CSV.</source>
            <translation>請依序貼上這些命令的輸出。分片在此與原處相同，包含其範圍與父分片；不會複製記錄。也接受：Terraform 的計畫或狀態、JSON 格式的 CloudFormation 範本，以及串流的 CloudWatch 指標（JSON 或 CSV）。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::CreateStreamDialog</name>
        <message>
            <source>&amp;provisioned</source>
            <translation>佈建(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;on-demand</source>
            <translation>隨需(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Create</source>
            <translation>建立(&amp;C)</translation>
        </message>
        <message>
            <source>New stream</source>
            <translation>新增串流</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>名稱(&amp;N)</translation>
        </message>
        <message>
            <source>Capacity</source>
            <translation>容量</translation>
        </message>
        <message>
            <source>&amp;Shards</source>
            <translation>分片(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Largest record</source>
            <translation>最大記錄(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Tags</source>
            <translation>標籤(&amp;T)</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>The service chooses the shards and adds some as the load grows.</source>
            <translation>分片由服務決定，並隨負載增加。</translation>
        </message>
        <message>
            <source>Takes %1 records/s and %2/s. It is ACTIVE after about %3.</source>
            <translation>可接收每秒 %1 筆記錄與每秒 %2。約 %3後成為 ACTIVE。</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>無</translation>
        </message>
        <message>
            <source>&amp;Account and region</source>
            <translation>帳戶與區域(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Ready at any time for</source>
            <translation>隨時可承受(&amp;R)</translation>
        </message>
        <message>
            <source>One of those that the run knows, or another: an account has 12 digits.</source>
            <translation>執行中已知的其中之一，或另一個：帳戶為 12 位數字。</translation>
        </message>
        <message>
            <source>"%1" is no account: one has 12 digits, as 210987654321 has.</source>
            <translation>「%1」不是帳戶：帳戶為 12 位數字，例如 210987654321。</translation>
        </message>
        <message>
            <source>"%1" is no region: one looks like eu-west-1.</source>
            <translation>「%1」不是區域：區域的形式如 eu-west-1。</translation>
        </message>
        <message numerus="yes">
            <source>A run has room for %n accounts and regions; choose one of those.</source>
            <translation>
                <numerusform>一次執行最多容納 %n 組帳戶與區域；請從中選擇。</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CodeWords</name>
        <message>
            <source>This is no call of the API: only Shardscope can do it.</source>
            <translation>這不是 API 呼叫：只有 Shardscope 能執行。</translation>
        </message>
        <message>
            <source>The AWS CLI has no subscribe-to-shard: it reads no event streams. Take boto3 or JavaScript.</source>
            <translation>AWS CLI 沒有 subscribe-to-shard：它不讀取事件串流。請使用 boto3 或 JavaScript。</translation>
        </message>
        <message>
            <source>A template says what there is to be. This call only asks, and changes nothing.</source>
            <translation>範本描述應有的資源。這個呼叫只查詢，不做任何變更。</translation>
        </message>
        <message>
            <source>A template says what there is to be. This call writes or reads records.</source>
            <translation>範本描述應有的資源。這個呼叫寫入或讀取記錄。</translation>
        </message>
        <message>
            <source>A template says how many shards there are, not where they end: splits and merges are made by calls.</source>
            <translation>範本只說明有多少分片，不說明範圍：分割與合併須以呼叫進行。</translation>
        </message>
        <message>
            <source>What is to go is taken out of its template.</source>
            <translation>要移除的項目請從範本中刪去。</translation>
        </message>
        <message>
            <source>No resource of this tool has it.</source>
            <translation>此工具沒有任何資源提供這項設定。</translation>
        </message>
        <message>
            <source>This call is not in the run any more.</source>
            <translation>這個呼叫已不在此次執行中。</translation>
        </message>
        <message>
            <source>Programs have called so much that this run has forgotten its past, and with it what was asked.</source>
            <translation>程式呼叫過多，此次執行已不保留過去，也不保留請求內容。</translation>
        </message>
        <message>
            <source>A simulated client made this call, and what it asked for could not be worked out from the run.</source>
            <translation>這是模擬用戶端的呼叫，無法從此次執行推算出其請求內容。</translation>
        </message>
    </context>
    <context>
        <name>Scaling</name>
        <message>
            <source>It has no cool-down.</source>
            <translation>沒有冷卻時間。</translation>
        </message>
        <message>
            <source>Cool-downs: %1 after adding, %2 after taking away.</source>
            <translation>冷卻時間：增加後 %1，減少後 %2。</translation>
        </message>
        <message>
            <source>%1 from %2 points beyond</source>
            <comment>a change, percentage points</comment>
            <translation>超出 %2 個百分點起為 %1</translation>
        </message>
        <message>
            <source>Holds %1: adds shards when more is used for %2, takes some away when less than %3 is used for %4.</source>
            <translation>維持在 %1：使用率連續 %2高於此值時增加分片，連續 %4低於 %3 時減少。</translation>
        </message>
        <message>
            <source>Adds shards (%1) when %2 or more is used for %3, takes some away (%4) when less than %5 is used for %6.</source>
            <translation>使用率連續 %3達 %2 以上時增加分片（%1），連續 %6低於 %5 時減少（%4）。</translation>
        </message>
        <message>
            <source>Doubles when %1 of the last %2 periods of %3 used %4 or more; halves when %5 of %6 used less than %7 and no consumer was %8 behind.</source>
            <translation>最近 %2 個 %3週期中有 %1 個使用率達 %4 以上時加倍；%6 個中有 %5 個低於 %7 且沒有取用者落後 %8時減半。</translation>
        </message>
        <message>
            <source>PUT or GET</source>
            <translation>PUT 或 GET</translation>
        </message>
        <message>
            <source>Looks every %1. Adds shards when %2 used more than %3 for %4 of its minutes, then cools off for %5; takes some away when it used less than %6 for %7, then cools off for %8.</source>
            <translation>每 %1檢查一次。%2 有 %4 分鐘使用率超過 %3 時增加分片，接著冷卻 %5；有 %7 分鐘低於 %6 時減少，接著冷卻 %8。</translation>
        </message>
        <message>
            <source>Adds %1 when consumers are more than %2 behind for %3.</source>
            <translation>取用者連續 %3落後超過 %2時增加 %1。</translation>
        </message>
        <message>
            <source>Takes %1 away when they are less than %2 behind for %3.</source>
            <translation>連續 %3落後不到 %2時減少 %1。</translation>
        </message>
        <message>
            <source>New shards do not drain what waits in old ones.</source>
            <translation>新分片無法消化舊分片中等待的記錄。</translation>
        </message>
        <message>
            <source>Target tracking</source>
            <translation>目標追蹤</translation>
        </message>
        <message>
            <source>Step scaling</source>
            <translation>步階擴展</translation>
        </message>
        <message>
            <source>Iterator age</source>
            <translation>迭代器存留期</translation>
        </message>
        <message>
            <source>Never fewer than %1 shards, never more than %2.</source>
            <translation>絕不少於 %1 個分片，也不多於 %2 個。</translation>
        </message>
        <message>
            <source>Scaled up, %1 shards.</source>
            <translation>已增加，%1 個分片。</translation>
        </message>
        <message>
            <source>Scaled down, %1 shards.</source>
            <translation>已減少，%1 個分片。</translation>
        </message>
        <message>
            <source>%1 shards refused: %2</source>
            <translation>%1 個分片遭拒：%2</translation>
        </message>
        <message>
            <source>Would scale up, and cools off until %1.</source>
            <translation>想增加，但冷卻到 %1。</translation>
        </message>
        <message>
            <source>Would scale down, and cools off until %1.</source>
            <translation>想減少，但冷卻到 %1。</translation>
        </message>
        <message>
            <source>Would scale up, and may have no more than %1 shards.</source>
            <translation>想增加，但最多只能有 %1 個分片。</translation>
        </message>
        <message>
            <source>Would scale down, and may have no fewer than %1 shards.</source>
            <translation>想減少，但最少要有 %1 個分片。</translation>
        </message>
        <message>
            <source>Its change comes to no shard at %1.</source>
            <translation>在 %1 個分片時，這項變更不足一個分片。</translation>
        </message>
        <message>
            <source>Waits: the stream is not ACTIVE.</source>
            <translation>等待中：串流不是 ACTIVE。</translation>
        </message>
        <message>
            <source>Would scale down, and consumers are %1 behind.</source>
            <translation>想減少，但取用者落後 %1。</translation>
        </message>
        <message>
            <source>Nothing is put, so there is no metric: INSUFFICIENT_DATA.</source>
            <translation>沒有寫入，因此沒有指標：INSUFFICIENT_DATA。</translation>
        </message>
        <message>
            <source>UpdateShardCount refused, goes on by splits and merges, %1 shards: %2</source>
            <translation>UpdateShardCount 遭拒，改以分割與合併進行，%1 個分片：%2</translation>
        </message>
        <message>
            <source>Over: its stream has gone.</source>
            <translation>已結束：它的串流已不存在。</translation>
        </message>
        <message>
            <source>Cools off until %1.</source>
            <translation>冷卻到 %1。</translation>
        </message>
        <message>
            <source>Adds no shards until %1.</source>
            <translation>到 %1 之前不增加分片。</translation>
        </message>
        <message>
            <source>Takes no shards away until %1.</source>
            <translation>到 %1 之前不減少分片。</translation>
        </message>
        <message>
            <source>Looks on.</source>
            <translation>觀察中。</translation>
        </message>
        <message>
            <source>Alarms: up %1, down %2.</source>
            <translation>警示：增加 %1，減少 %2。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::AddAutoscalerDialog</name>
        <message>
            <source>&amp;Add</source>
            <translation>新增(&amp;A)</translation>
        </message>
        <message>
            <source>Add an autoscaler to %1</source>
            <translation>為 %1 新增自動擴展器</translation>
        </message>
        <message>
            <source>to</source>
            <comment>from a number to a number</comment>
            <translation>到</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>名稱(&amp;N)</translation>
        </message>
        <message>
            <source>Shards</source>
            <translation>分片</translation>
        </message>
        <message>
            <source>A&amp;pproach</source>
            <translation>方式(&amp;P)</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Utilisation to hold</source>
            <translation>要維持的使用率</translation>
        </message>
        <message>
            <source> %</source>
            <translation> %</translation>
        </message>
        <message>
            <source>Adds when above it for</source>
            <translation>高於此值多久後增加</translation>
        </message>
        <message>
            <source> min</source>
            <translation> 分鐘</translation>
        </message>
        <message>
            <source>Takes away below</source>
            <translation>低於多少時減少</translation>
        </message>
        <message>
            <source> % of it</source>
            <translation> %（占目標）</translation>
        </message>
        <message>
            <source>for</source>
            <translation>持續</translation>
        </message>
        <message>
            <source>Cool-down after adding</source>
            <translation>增加後的冷卻時間</translation>
        </message>
        <message>
            <source> s</source>
            <translation> 秒</translation>
        </message>
        <message>
            <source>Cool-down after taking away</source>
            <translation>減少後的冷卻時間</translation>
        </message>
        <message>
            <source>shards</source>
            <comment>a change is counted in</comment>
            <translation>分片</translation>
        </message>
        <message>
            <source>percent of the shards</source>
            <translation>分片數的百分比</translation>
        </message>
        <message>
            <source>Changes are in</source>
            <translation>變更的單位</translation>
        </message>
        <message>
            <source>or, so far beyond (0: never)</source>
            <translation>或超出多少（0：不用）</translation>
        </message>
        <message>
            <source> points</source>
            <translation> 個百分點</translation>
        </message>
        <message>
            <source>Cool-down</source>
            <translation>冷卻時間</translation>
        </message>
        <message>
            <source>Adds from a use of</source>
            <translation>使用率從多少起增加</translation>
        </message>
        <message>
            <source>so many</source>
            <translation>多少</translation>
        </message>
        <message>
            <source>so many then</source>
            <translation>屆時多少</translation>
        </message>
        <message>
            <source>kinesis-auto-scaling (doubles and halves)</source>
            <translation>kinesis-auto-scaling（加倍與減半）</translation>
        </message>
        <message>
            <source> × 5 min</source>
            <translation> × 5 分鐘</translation>
        </message>
        <message>
            <source>Doubles from a use of</source>
            <translation>使用率從多少起加倍</translation>
        </message>
        <message>
            <source>in so many</source>
            <translation>其中多少個</translation>
        </message>
        <message>
            <source>of the last</source>
            <translation>最近的多少個</translation>
        </message>
        <message>
            <source>Halves below</source>
            <translation>低於多少時減半</translation>
        </message>
        <message>
            <source>but not with an iterator age of</source>
            <translation>但迭代器存留期達多少時不減</translation>
        </message>
        <message>
            <source>Paste its &amp;JSON</source>
            <translation>貼上它的 JSON(&amp;J)</translation>
        </message>
        <message>
            <source>From a &amp;file…</source>
            <translation>從檔案(&amp;F)…</translation>
        </message>
        <message>
            <source>Its configuration</source>
            <translation>它的設定</translation>
        </message>
        <message>
            <source>clipboard</source>
            <translation>剪貼簿</translation>
        </message>
        <message>
            <source>Adds above an age of</source>
            <translation>存留期超過多少時增加</translation>
        </message>
        <message>
            <source> % of the shards</source>
            <translation> %（占分片數）</translation>
        </message>
        <message>
            <source>Takes away below (0: never)</source>
            <translation>低於多少時減少（0：不減）</translation>
        </message>
        <message>
            <source>A minute in which nobody reads counts as above</source>
            <translation>沒有人讀取的分鐘視為超過</translation>
        </message>
        <message>
            <source>A configuration of scaling utils</source>
            <translation>scaling utils 的設定檔</translation>
        </message>
        <message>
            <source>%1 cannot be read.</source>
            <translation>無法讀取 %1。</translation>
        </message>
        <message>
            <source>Fewest shards</source>
            <translation>最少分片數</translation>
        </message>
        <message>
            <source>Most shards</source>
            <translation>最多分片數</translation>
        </message>
        <message>
            <source>Application Auto Scaling knows no streams and no metric of theirs: on AWS this takes a custom resource of your own, which calls UpdateShardCount.</source>
            <translation>Application Auto Scaling 不認得串流，也沒有串流的指標：在 AWS 上這需要您自己的自訂資源（custom resource），由它呼叫 UpdateShardCount。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::AutoscalerSheet</name>
        <message>
            <source>None yet.</source>
            <translation>尚無。</translation>
        </message>
        <message>
            <source>The last whole minute</source>
            <translation>最近的完整一分鐘</translation>
        </message>
        <message>
            <source>used by writes</source>
            <translation>寫入用量</translation>
        </message>
        <message>
            <source>capacity</source>
            <translation>容量</translation>
        </message>
        <message>
            <source>shards</source>
            <translation>分片</translation>
        </message>
        <message>
            <source>iterator age</source>
            <translation>迭代器存留期</translation>
        </message>
        <message>
            <source>Since it was added</source>
            <translation>自新增以來</translation>
        </message>
        <message>
            <source>scaled up</source>
            <translation>增加</translation>
        </message>
        <message>
            <source>scaled down</source>
            <translation>減少</translation>
        </message>
        <message>
            <source>turned round</source>
            <translation>反轉</translation>
        </message>
        <message>
            <source>Scaled the other way within an hour: flapping</source>
            <translation>一小時內反向變更：來回擺盪</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>遭拒</translation>
        </message>
        <message>
            <source>changes in 24 h</source>
            <translation>24 小時內的變更</translation>
        </message>
        <message>
            <source>Decisions, newest first</source>
            <translation>決定，最新的在前</translation>
        </message>
        <message>
            <source>Remove this autoscaler</source>
            <translation>移除這個自動擴展器</translation>
        </message>
        <message>
            <source>%1 → %2</source>
            <comment>an approach, a stream</comment>
            <translation>%1 → %2</translation>
        </message>
        <message>
            <source>no metric</source>
            <translation>沒有指標</translation>
        </message>
        <message numerus="yes">
            <source>(%Ln times)</source>
            <translation>
                <numerusform>（%Ln 次）</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ShardCount</name>
        <message numerus="yes">
            <source>%n split(s)</source>
            <translation>
                <numerusform>%n 次分割</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n merge(s)</source>
            <translation>
                <numerusform>%n 次合併</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 and %2</source>
            <comment>splits, merges</comment>
            <translation>%1、%2</translation>
        </message>
        <message>
            <source>%1 → %2 shards</source>
            <translation>%1 → %2 個分片</translation>
        </message>
        <message>
            <source>The service would refuse it:</source>
            <translation>服務會拒絕：</translation>
        </message>
        <message>
            <source>Nothing to do: there are as many already, all equally wide. The call would not count.</source>
            <translation>無需任何動作：分片數已是如此，且範圍都一樣寬。此呼叫不計次。</translation>
        </message>
        <message>
            <source>%1: done in %2.</source>
            <translation>%1：%2後完成。</translation>
        </message>
        <message>
            <source>At most %1 shards on the way; they count against the account's quota.</source>
            <translation>過程中最多有 %1 個分片；它們計入帳戶的配額。</translation>
        </message>
        <message>
            <source>The ranges will not be equally wide.</source>
            <translation>範圍不會一樣寬。</translation>
        </message>
        <message>
            <source>All ranges will be equally wide, as they are now.</source>
            <translation>所有範圍會一樣寬，和現在一樣。</translation>
        </message>
        <message>
            <source>All ranges will be equally wide; now they are not.</source>
            <translation>所有範圍會一樣寬；現在並非如此。</translation>
        </message>
        <message>
            <source>%1 of %2 calls used in the last 24 hours.</source>
            <translation>過去 24 小時已用 %2 次呼叫中的 %1 次。</translation>
        </message>
        <message>
            <source>The oldest of them stops counting in %1.</source>
            <translation>最早的一次在 %1 後不再計入。</translation>
        </message>
        <message>
            <source>The next can be made in %1.</source>
            <translation>%1 後可再呼叫。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ShardCountDialog</name>
        <message>
            <source>&amp;Change it</source>
            <translation>變更(&amp;C)</translation>
        </message>
        <message>
            <source>Shard count</source>
            <translation>分片數</translation>
        </message>
        <message>
            <source>&amp;Shards</source>
            <translation>分片(&amp;S)</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
    </context>
    <context>
        <name>SettingWords</name>
        <message>
            <source>&amp;provisioned: you say how many shards there are</source>
            <translation>佈建：分片數由您決定(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;on-demand: the service adds shards with the load</source>
            <translation>隨需：服務隨負載增加分片(&amp;O)</translation>
        </message>
        <message>
            <source>Capacity mode</source>
            <translation>容量模式</translation>
        </message>
        <message>
            <source>The service then looks after the shards itself; the stream is UPDATING for about %1, and in use meanwhile.</source>
            <translation>之後由服務自行管理分片；串流約有 %1處於 UPDATING，期間仍可使用。</translation>
        </message>
        <message>
            <source>The shards stay as many as they are until you change them; the stream is UPDATING for about %1, and in use meanwhile.</source>
            <translation>分片數維持不變，直到您變更為止；串流約有 %1處於 UPDATING，期間仍可使用。</translation>
        </message>
        <message>
            <source>&amp;Ready at any time for</source>
            <translation>隨時可承受(&amp;R)</translation>
        </message>
        <message>
            <source>Warm throughput</source>
            <translation>預熱輸送量</translation>
        </message>
        <message>
            <source>none; only on-demand streams have it</source>
            <translation>無；只有隨需串流才有</translation>
        </message>
        <message>
            <source>The service makes the shards for it before the load comes; the stream is UPDATING for about %1, and %2 longer for each time that a shard is split again.</source>
            <translation>服務在負載到來前先備妥分片；串流約有 %1處於 UPDATING，分片每再分割一次便多 %2。</translation>
        </message>
        <message>
            <source>&amp;Encrypt what arrives, with AWS KMS</source>
            <translation>以 AWS KMS 加密寫入的記錄(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Key</source>
            <translation>金鑰(&amp;K)</translation>
        </message>
        <message>
            <source>Encryption</source>
            <translation>加密</translation>
        </message>
        <message>
            <source>Records that arrive are encrypted with this key; the stream is UPDATING for about %1, and its last shard encrypts within %2 of that.</source>
            <translation>之後寫入的記錄以此金鑰加密；串流約有 %1處於 UPDATING，最後一個分片在其後 %2內開始加密。</translation>
        </message>
        <message>
            <source>Records that arrive are stored as they are, while those that are there stay encrypted; the stream is UPDATING for about %1.</source>
            <translation>之後寫入的記錄不再加密，現有的記錄仍維持加密；串流約有 %1處於 UPDATING。</translation>
        </message>
        <message>
            <source>&amp;Data and partition key, at most</source>
            <translation>資料加分割區索引鍵的上限(&amp;D)</translation>
        </message>
        <message>
            <source>Largest record</source>
            <translation>最大記錄</translation>
        </message>
        <message>
            <source>Larger records are refused from then on, while those that are there stay; the stream is UPDATING for about %1.</source>
            <translation>此後更大的記錄會被拒絕，現有的記錄保留；串流約有 %1處於 UPDATING。</translation>
        </message>
        <message>
            <source>&amp;One on each line, key=value</source>
            <translation>每行一個，鍵=值(&amp;O)</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>標籤</translation>
        </message>
        <message>
            <source>no tags</source>
            <translation>沒有標籤</translation>
        </message>
        <message>
            <source>Tags change nothing in the stream itself, only who finds it and who pays for it; they hold at once.</source>
            <translation>標籤不改變串流本身，只影響誰能找到它、由誰付費；立即生效。</translation>
        </message>
        <message>
            <source>Enhanced monitoring</source>
            <translation>增強型監控</translation>
        </message>
        <message>
            <source>no metrics of single shards</source>
            <translation>沒有個別分片的指標</translation>
        </message>
        <message>
            <source>CloudWatch gets these metrics of every shard each minute and charges for each of them; they begin and end at once.</source>
            <translation>CloudWatch 每分鐘收到每個分片的這些指標，並逐項計費；開始與結束皆立即生效。</translation>
        </message>
        <message>
            <source>&amp;Policy, as JSON; empty for none</source>
            <translation>政策（JSON），留空表示沒有(&amp;P)</translation>
        </message>
        <message>
            <source>Resource policy</source>
            <translation>資源政策</translation>
        </message>
        <message>
            <source>no policy</source>
            <translation>沒有政策</translation>
        </message>
        <message>
            <source>shared by a policy</source>
            <translation>已由政策分享</translation>
        </message>
        <message>
            <source>Only the account that owns the stream can use it; that holds at once.</source>
            <translation>只有擁有串流的帳戶可以使用它；立即生效。</translation>
        </message>
        <message>
            <source>Says what which account may do with the stream; it holds at once.</source>
            <translation>說明哪個帳戶可以對串流做什麼；立即生效。</translation>
        </message>
        <message>
            <source>by the &amp;partition key of each record</source>
            <translation>依每筆記錄的分割區索引鍵(&amp;P)</translation>
        </message>
        <message>
            <source>by the service, &amp;whatever the key</source>
            <translation>由服務決定，不論索引鍵(&amp;W)</translation>
        </message>
        <message>
            <source>Record distribution</source>
            <translation>記錄分配</translation>
        </message>
        <message>
            <source>by partition key; only on-demand streams have a choice</source>
            <translation>依分割區索引鍵；只有隨需串流可以選擇</translation>
        </message>
        <message>
            <source>Each record goes to the next shard in turn, so that no key makes one hot and no key keeps its order; that holds at once.</source>
            <translation>每筆記錄輪流寫入下一個分片，因此沒有索引鍵會造成熱分片，也沒有索引鍵能保持順序；立即生效。</translation>
        </message>
        <message>
            <source>Records of one key go to one shard and stay in order; that holds at once.</source>
            <translation>同一索引鍵的記錄寫入同一分片並保持順序；立即生效。</translation>
        </message>
        <message>
            <source>&amp;With the consumers that are registered</source>
            <translation>連同已註冊的取用者(&amp;W)</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>刪除</translation>
        </message>
        <message>
            <source>%1 open shards, %2 registered consumers</source>
            <translation>%1 個開啟的分片，%2 個已註冊取用者</translation>
        </message>
        <message>
            <source>The stream is gone after about %1, with its shards and all its records; undo brings them back.</source>
            <translation>約 %1後串流連同其分片與所有記錄一併消失；復原可將它們帶回。</translation>
        </message>
        <message>
            <source>provisioned</source>
            <translation>佈建</translation>
        </message>
        <message>
            <source>on-demand</source>
            <translation>隨需</translation>
        </message>
        <message>
            <source>%1 · warm %2</source>
            <translation>%1 · 預熱 %2</translation>
        </message>
        <message>
            <source>none</source>
            <translation>無</translation>
        </message>
        <message>
            <source>by partition key</source>
            <translation>依分割區索引鍵</translation>
        </message>
        <message>
            <source>by the service</source>
            <translation>由服務決定</translation>
        </message>
        <message>
            <source>What is ticked costs %1 an hour.</source>
            <translation>勾選的項目每小時 %1。</translation>
        </message>
        <message>
            <source>One record of %1 takes all that its shard has for bursts, and bursts of its neighbours are refused until that has come back: in %2 on an empty shard, in %3 at the load of the fullest one now.</source>
            <translation>一筆 %1 的記錄會用盡分片的突發額度，鄰近記錄的突發會被拒絕，直到額度恢復：空分片需 %2，以目前最滿分片的負載則需 %3。</translation>
        </message>
        <message>
            <source>never</source>
            <translation>永不</translation>
        </message>
        <message>
            <source>Records that arrive are encrypted with this key, those that are there stay as they are; the stream is UPDATING for about %1, and its last shard encrypts within %2 of that.</source>
            <translation>之後寫入的記錄以此金鑰加密，既有記錄維持原狀；串流約有 %1處於 UPDATING，最後一個分片在其後 %2內開始加密。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::StreamSettingsDialog</name>
        <message>
            <source>&amp;Apply</source>
            <translation>套用(&amp;A)</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>Settings of %1</source>
            <translation>%1 的設定</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>設定</translation>
        </message>
        <message>
            <source>Change something above: the call that does it stands here then.</source>
            <translation>請在上方做變更：對應的呼叫會顯示在這裡。</translation>
        </message>
        <message>
            <source>&amp;Delete the stream</source>
            <translation>刪除串流(&amp;D)</translation>
        </message>
        <message>
            <source>There is no such stream any more.</source>
            <translation>這個串流已不存在。</translation>
        </message>
        <message>
            <source>Now: %1</source>
            <translation>目前：%1</translation>
        </message>
        <message>
            <source>%1 (%2, %3 to go)</source>
            <translation>%1（%2，尚餘 %3）</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ProgramSheet</name>
        <message>
            <source>calls</source>
            <translation>呼叫</translation>
        </message>
        <message>
            <source>records written</source>
            <translation>寫入的記錄</translation>
        </message>
        <message>
            <source>bytes written</source>
            <translation>寫入的位元組</translation>
        </message>
        <message>
            <source>records read</source>
            <translation>讀取的記錄</translation>
        </message>
        <message>
            <source>bytes read</source>
            <translation>讀取的位元組</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>遭拒</translation>
        </message>
        <message>
            <source>Of the records that it sent and of its other calls</source>
            <translation>占其送出的記錄與其他呼叫的比例</translation>
        </message>
        <message>
            <source>By operation</source>
            <translation>依操作</translation>
        </message>
        <message>
            <source>Refused most, within a minute</source>
            <translation>一分鐘內最常遭拒</translation>
        </message>
        <message>
            <source>Uses</source>
            <translation>使用</translation>
        </message>
        <message>
            <source>Subscriptions</source>
            <translation>訂閱</translation>
        </message>
        <message>
            <source>Latest calls</source>
            <translation>最新的呼叫</translation>
        </message>
        <message>
            <source>Show all its calls</source>
            <translation>顯示其所有呼叫</translation>
        </message>
        <message>
            <source>Filters the API calls by its name</source>
            <translation>依其名稱篩選 API 呼叫</translation>
        </message>
        <message>
            <source>a program, by its user agent</source>
            <translation>程式，依其 user agent 命名</translation>
        </message>
        <message>
            <source>account %1, region %2</source>
            <translation>帳戶 %1，區域 %2</translation>
        </message>
        <message>
            <source>Last %1</source>
            <translation>最近 %1</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>無</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1／%2</translation>
        </message>
        <message>
            <source>writes</source>
            <comment>a program to a stream</comment>
            <translation>寫入</translation>
        </message>
        <message>
            <source>reads</source>
            <comment>a program from a stream</comment>
            <translation>讀取</translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <comment>shards</comment>
            <translation>
                <numerusform>還有 %n 個</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <comment>subscriptions</comment>
            <translation>
                <numerusform>還有 %n 個</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2, as %3; ends in %4</source>
            <comment>shard, stream, consumer, time</comment>
            <translation>%2 的 %1，以 %3 的名義；%4 後結束</translation>
        </message>
        <message>
            <source>The log has none of them any more.</source>
            <translation>記錄檔中已無其任何呼叫。</translation>
        </message>
        <message>
            <source>Refused most in the last minute</source>
            <translation>最近一分鐘內最常遭拒</translation>
        </message>
    </context>
    <context>
        <name>Access</name>
        <message>
            <source>%1 does not apply: %2 asks %3 for %4, and it is %5.</source>
            <translation>%1 不適用：%2 要求 %3 為 %4，實際為 %5。</translation>
        </message>
        <message>
            <source>%1 does not apply: %2 asks %3 for %4, and this call has no such key.</source>
            <translation>%1 不適用：%2 要求 %3 為 %4，但這個呼叫沒有這個條件鍵。</translation>
        </message>
        <message>
            <source>Statement %1, Allow,</source>
            <translation>陳述式 %1（Allow）</translation>
        </message>
        <message>
            <source>Statement %1, Deny,</source>
            <translation>陳述式 %1（Deny）</translation>
        </message>
        <message>
            <source>%1 applies.</source>
            <translation>%1 適用。</translation>
        </message>
        <message>
            <source>%1 has a NotPrincipal: it applies to nobody.</source>
            <translation>%1 含有 NotPrincipal：不適用於任何人。</translation>
        </message>
        <message>
            <source>%1 names no Principal: it applies to nobody.</source>
            <translation>%1 沒有指名 Principal：不適用於任何人。</translation>
        </message>
        <message>
            <source>%1 does not apply: its Principal is %2.</source>
            <translation>%1 不適用：其 Principal 為 %2。</translation>
        </message>
        <message>
            <source>%1 does not apply: its NotAction is %2.</source>
            <translation>%1 不適用：其 NotAction 為 %2。</translation>
        </message>
        <message>
            <source>%1 does not apply: its Action is %2.</source>
            <translation>%1 不適用：其 Action 為 %2。</translation>
        </message>
        <message>
            <source>%1 does not apply: its NotResource is %2.</source>
            <translation>%1 不適用：其 NotResource 為 %2。</translation>
        </message>
        <message>
            <source>%1 does not apply: its Resource is %2.</source>
            <translation>%1 不適用：其 Resource 為 %2。</translation>
        </message>
        <message>
            <source>It is in another region than who calls, and nothing crosses regions.</source>
            <translation>它與呼叫者位於不同區域，任何呼叫都無法跨區域。</translation>
        </message>
        <message>
            <source>No switch is about this caller and operation: the caller's own policies allow it.</source>
            <translation>沒有開關涉及這個呼叫者與操作：呼叫者自己的政策允許它。</translation>
        </message>
        <message>
            <source>The caller's own policies allow it, by the switch of %1 for %2.</source>
            <translation>依 %1 對 %2 的開關，呼叫者自己的政策允許它。</translation>
        </message>
        <message>
            <source>The caller's own policies do not allow it, by the switch of %1 for %2.</source>
            <translation>依 %1 對 %2 的開關，呼叫者自己的政策不允許它。</translation>
        </message>
        <message>
            <source>The operation is about the account: no policy of a stream is asked.</source>
            <translation>這個操作與帳戶有關：不會詢問任何串流的政策。</translation>
        </message>
        <message>
            <source>The stream or consumer has no policy.</source>
            <translation>所呼叫的資源沒有政策。</translation>
        </message>
        <message>
            <source>A statement that denies wins over all that allow.</source>
            <translation>拒絕的陳述式優先於所有允許的陳述式。</translation>
        </message>
        <message>
            <source>Caller and stream are of one account, %1: nothing need be shared.</source>
            <translation>呼叫者與串流同屬帳戶 %1：無需分享。</translation>
        </message>
        <message>
            <source>It is of account %1, and its policy lets account %2 do this.</source>
            <translation>它屬於帳戶 %1，其政策允許帳戶 %2 這麼做。</translation>
        </message>
        <message>
            <source>It is of account %1, and no policy lets account %2 do this.</source>
            <translation>它屬於帳戶 %1，沒有政策允許帳戶 %2 這麼做。</translation>
        </message>
        <message>
            <source>It is of account %1; who sits at this window has the keys to all accounts.</source>
            <translation>它屬於帳戶 %1；坐在這個視窗前的人可進入所有帳戶。</translation>
        </message>
        <message>
            <source>Only account %1, which owns it, writes its policy.</source>
            <translation>只有擁有它的帳戶 %1 能撰寫其政策。</translation>
        </message>
        <message>
            <source>No key is needed: nothing here is encrypted.</source>
            <translation>不需要金鑰：這裡沒有加密的內容。</translation>
        </message>
        <message>
            <source>The key %1 is %2.</source>
            <translation>金鑰 %1：%2。</translation>
        </message>
        <message>
            <source>The caller has permission for %1.</source>
            <translation>呼叫者擁有 %1 權限。</translation>
        </message>
        <message>
            <source>The caller has no permission for %1.</source>
            <translation>呼叫者沒有 %1 權限。</translation>
        </message>
        <message>
            <source>A data key of the last five minutes is still in use.</source>
            <translation>最近五分鐘內的資料金鑰仍在使用中。</translation>
        </message>
        <message>
            <source>No record that is kept was encrypted with it.</source>
            <translation>現存記錄都不是以它加密的。</translation>
        </message>
        <message>
            <source>enabled</source>
            <translation>已啟用</translation>
        </message>
        <message>
            <source>disabled</source>
            <translation>已停用</translation>
        </message>
        <message>
            <source>pending deletion</source>
            <translation>等待刪除</translation>
        </message>
        <message>
            <source>not there</source>
            <translation>不存在</translation>
        </message>
        <message>
            <source>without a subscription to KMS</source>
            <translation>未訂閱 KMS</translation>
        </message>
        <message>
            <source>throttled by KMS</source>
            <translation>遭 KMS 節流</translation>
        </message>
        <message>
            <source>everybody</source>
            <translation>所有人</translation>
        </message>
        <message>
            <source>all operations</source>
            <translation>所有操作</translation>
        </message>
        <message>
            <source>%1, %2: allowed since %3</source>
            <translation>%1，%2：自 %3 起允許</translation>
        </message>
        <message>
            <source>%1, %2: refused since %3</source>
            <translation>%1，%2：自 %3 起拒絕</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%2 的 %1</translation>
        </message>
        <message>
            <source>ENABLED since %1. It lasts until %2 at least, %3 from now.</source>
            <translation>自 %1 起 ENABLED。至少持續到 %2，還有 %3。</translation>
        </message>
        <message>
            <source>ENABLED since %1. It may end at any time.</source>
            <translation>自 %1 起 ENABLED。隨時可以結束。</translation>
        </message>
        <message>
            <source>ENABLED_UNTIL_EARLIEST_ALLOWED_END: it ends at %1, %2 from now.</source>
            <translation>ENABLED_UNTIL_EARLIEST_ALLOWED_END：於 %1 結束，還有 %2。</translation>
        </message>
        <message>
            <source>DISABLED since %1.</source>
            <translation>自 %1 起 DISABLED。</translation>
        </message>
        <message>
            <source>DISABLED: there is no commitment.</source>
            <translation>DISABLED：沒有承諾。</translation>
        </message>
        <message>
            <source>It is in another region than the caller, and no call crosses regions.</source>
            <translation>它與呼叫者位於不同區域，任何呼叫都無法跨區域。</translation>
        </message>
        <message>
            <source>It belongs to account %1. You, at this window, may act for every account.</source>
            <translation>它屬於帳戶 %1。您在這個視窗可代表所有帳戶操作。</translation>
        </message>
        <message>
            <source>The caller and the stream belong to the same account, %1: nothing has to be shared.</source>
            <translation>呼叫者與串流屬於同一帳戶 %1：無需分享。</translation>
        </message>
        <message>
            <source>It belongs to account %1, and its policy lets account %2 do this.</source>
            <translation>它屬於帳戶 %1，其政策允許帳戶 %2 這麼做。</translation>
        </message>
        <message>
            <source>It belongs to account %1, and no policy lets account %2 do this.</source>
            <translation>它屬於帳戶 %1，沒有政策允許帳戶 %2 這麼做。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::KeyPage</name>
        <message>
            <source>Set the &amp;state</source>
            <translation>設定狀態(&amp;S)</translation>
        </message>
        <message>
            <source>may &amp;write: kms:GenerateDataKey</source>
            <translation>可寫入：kms:GenerateDataKey(&amp;W)</translation>
        </message>
        <message>
            <source>may &amp;read: kms:Decrypt</source>
            <translation>可讀取：kms:Decrypt(&amp;R)</translation>
        </message>
        <message>
            <source>Set who may &amp;use it</source>
            <translation>設定誰可使用(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Key</source>
            <translation>金鑰(&amp;K)</translation>
        </message>
        <message>
            <source>S&amp;tate</source>
            <translation>狀態(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Caller</source>
            <translation>呼叫者(&amp;C)</translation>
        </message>
        <message>
            <source>Now: %1. Who has a data key goes on with it until the next five minutes are over.</source>
            <translation>目前：%1。持有資料金鑰者可續用至下一個五分鐘結束。</translation>
        </message>
        <message>
            <source>Now: %1 may not use it.</source>
            <translation>目前：%1 不可使用。</translation>
        </message>
        <message>
            <source>Now: %1 may use it for %2.</source>
            <translation>目前：%1 可將它用於 %2。</translation>
        </message>
        <message>
            <source>Now: %1. A caller that has a data key already may use it until its five minutes are over.</source>
            <translation>目前：%1。已持有資料金鑰的呼叫者可用到該金鑰的五分鐘結束。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::SwitchPage</name>
        <message>
            <source>&amp;Refuse it</source>
            <translation>拒絕(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Allow it</source>
            <translation>允許(&amp;A)</translation>
        </message>
        <message>
            <source>Switches</source>
            <translation>開關</translation>
        </message>
        <message>
            <source>&amp;Caller</source>
            <translation>呼叫者(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Operation</source>
            <translation>操作(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Switches; of those that fit, the most particular one decides</source>
            <translation>開關(&amp;S)；相符者中以最具體的為準</translation>
        </message>
        <message>
            <source>Now: allowed; no switch is about it.</source>
            <translation>目前：允許；沒有相關開關。</translation>
        </message>
        <message>
            <source>Now: %1</source>
            <translation>目前：%1</translation>
        </message>
        <message>
            <source>&amp;Switches: of those that fit, the most specific decides</source>
            <translation>開關(&amp;S)：相符者中以最具體的為準</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::AccountPage</name>
        <message>
            <source>&amp;Commit to a minimum throughput</source>
            <translation>承諾最低輸送量(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;End the commitment</source>
            <translation>結束承諾(&amp;E)</translation>
        </message>
        <message>
            <source>Account %1 in %2: %3</source>
            <translation>%2 的帳戶 %1：%3</translation>
        </message>
        <message>
            <source>With it, on-demand streams cost less for each GB, at least 25 MiB/s are paid, and warm throughput may be asked for. It holds for a day at least.</source>
            <translation>有承諾時，隨需串流每 GB 較便宜，至少支付 25 MiB/s，並可要求預熱輸送量。承諾至少維持一天。</translation>
        </message>
        <message>
            <source>Ending it would be refused: %1 %2</source>
            <translation>結束會被拒絕：%1 %2</translation>
        </message>
        <message>
            <source>Over the last %1: %2 in and %3 out. Nothing is short of 25 MiB/s.</source>
            <translation>過去 %1：寫入 %2、讀取 %3。未低於 25 MiB/s。</translation>
        </message>
        <message>
            <source>Over the last %1: %2 in and %3 out. What is short of 25 MiB/s costs %4, or %5 an hour.</source>
            <translation>過去 %1：寫入 %2、讀取 %3。低於 25 MiB/s 的差額費用為 %4，即每小時 %5。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::PolicyTestPage</name>
        <message>
            <source>&amp;Try another policy, without attaching it</source>
            <translation>試用另一政策而不附加(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Attach this policy</source>
            <translation>附加此政策(&amp;A)</translation>
        </message>
        <message>
            <source>A client, a program, an account id, or the ARN of a user</source>
            <translation>用戶端、程式、帳戶 ID 或使用者的 ARN</translation>
        </message>
        <message>
            <source>Policy, as JSON</source>
            <translation>政策（JSON）</translation>
        </message>
        <message>
            <source>The way to the answer</source>
            <translation>得出答案的過程</translation>
        </message>
        <message>
            <source>&amp;Caller</source>
            <translation>呼叫者(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Operation</source>
            <translation>操作(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Stream or consumer</source>
            <translation>串流或取用者(&amp;S)</translation>
        </message>
        <message>
            <source>No answer</source>
            <translation>沒有答案</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>拒絕</translation>
        </message>
        <message>
            <source>Allowed</source>
            <translation>允許</translation>
        </message>
        <message>
            <source>Quotas and what the call holds are another matter.</source>
            <translation>配額與呼叫內容則另當別論。</translation>
        </message>
        <message>
            <source>Refuses: %1</source>
            <translation>拒絕：%1</translation>
        </message>
        <message>
            <source>Allows: %1</source>
            <translation>允許：%1</translation>
        </message>
        <message>
            <source>Say who calls.</source>
            <translation>請指出呼叫者。</translation>
        </message>
        <message>
            <source>There is no stream.</source>
            <translation>沒有串流。</translation>
        </message>
        <message>
            <source>Quotas and the contents of the call are not tested here.</source>
            <translation>此處不測試配額與呼叫的內容。</translation>
        </message>
        <message>
            <source>Steps to the answer</source>
            <translation>得出答案的步驟</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::AccessDialog</name>
        <message>
            <source>Access</source>
            <translation>存取權</translation>
        </message>
        <message>
            <source>Parts of access</source>
            <translation>存取權的各部分</translation>
        </message>
        <message>
            <source>Policy tester</source>
            <translation>政策測試</translation>
        </message>
        <message>
            <source>KMS key</source>
            <translation>KMS 金鑰</translation>
        </message>
        <message>
            <source>Operations</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>帳戶</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::QuotasDialog</name>
        <message>
            <source>Quotas</source>
            <translation>配額</translation>
        </message>
        <message>
            <source>Only those that &amp;differ</source>
            <translation>只顯示不同者(&amp;D)</translation>
        </message>
        <message>
            <source>Between the profiles, or because the account has its own</source>
            <translation>設定檔之間不同，或帳戶有自己的值</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>篩選</translation>
        </message>
        <message>
            <source>Filter the quotas</source>
            <translation>篩選配額</translation>
        </message>
        <message>
            <source>&amp;Sorted by</source>
            <translation>排序依據(&amp;S)</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>&amp;Copy as CSV</source>
            <translation>複製為 CSV(&amp;C)</translation>
        </message>
        <message>
            <source>Those that are shown, in this order</source>
            <translation>目前顯示的項目，依此順序</translation>
        </message>
        <message>
            <source>Quota</source>
            <translation>配額</translation>
        </message>
        <message>
            <source>This run</source>
            <translation>這次執行</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>單位</translation>
        </message>
        <message>
            <source>Used now</source>
            <translation>目前用量</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>來源</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>These are old values, of %1: the service has had others since (%2).</source>
            <translation>這些是 %1 的舊值：服務後來已有其他值（%2）。</translation>
        </message>
        <message>
            <source>Limits are off in this run: nothing is throttled.</source>
            <translation>這次執行已關閉限制：不會節流任何東西。</translation>
        </message>
        <message>
            <source>Profile %1 in %2. ≠ marks what is otherwise in profile %3; * what the account of this run has as its own.</source>
            <translation>設定檔 %1，區域 %2。≠ 標示設定檔 %3 中不同者；* 標示這次執行的帳戶自有的值。</translation>
        </message>
        <message>
            <source>The account of this run has it as its own; the profile says %1.</source>
            <translation>這次執行的帳戶有自己的值；設定檔為 %1。</translation>
        </message>
        <message>
            <source>These are the old values of %1. The service has changed some of them since (%2).</source>
            <translation>這些是 %1 的舊值，服務後來已變更其中一些（%2）。</translation>
        </message>
        <message>
            <source>Quotas and open questions</source>
            <translation>配額與未定問題</translation>
        </message>
        <message>
            <source>Settings of the run…</source>
            <translation>這次執行的設定…</translation>
        </message>
        <message>
            <source>Where the account&apos;s own quotas and the answers to open questions are changed</source>
            <translation>在此變更帳戶自有的配額與未定問題的答案</translation>
        </message>
        <message>
            <source>Open questions</source>
            <translation>未定問題</translation>
        </message>
        <message>
            <source>Question</source>
            <translation>問題</translation>
        </message>
        <message>
            <source>Or</source>
            <translation>或</translation>
        </message>
        <message>
            <source>What the service&apos;s references leave open, or answer in two ways, and how this run answers it. * marks answers that are not the usual ones.</source>
            <translation>服務的參考文件未說明或說法不一之處，以及這次執行採用的答案。* 標示與慣用不同的答案。</translation>
        </message>
        <message>
            <source>another length of time</source>
            <translation>其他時間長度</translation>
        </message>
        <message>
            <source>Profile %1 in %2. ≠ marks values that differ in profile %3, * values that this run has of its own.</source>
            <translation>%2 的設定檔 %1。≠ 表示與設定檔 %3 不同的值，* 表示此次執行自有的值。</translation>
        </message>
        <message>
            <source>This run has a value of its own; the profile says %1.</source>
            <translation>此次執行有自己的值；設定檔為 %1。</translation>
        </message>
        <message>
            <source>Between the profiles, or because the run has a value of its own</source>
            <translation>設定檔之間不同，或此次執行有自己的值</translation>
        </message>
        <message>
            <source>Sa&amp;ve…</source>
            <translation>儲存(&amp;V)…</translation>
        </message>
        <message>
            <source>All of them with date and source, as a file to edit. Dropped on the window, it holds in the run.</source>
            <translation>全部配額連同日期與來源，存成可編輯的檔案。拖放到視窗上，執行便採用它。</translation>
        </message>
        <message>
            <source>Save quotas</source>
            <translation>儲存配額</translation>
        </message>
        <message>
            <source>%1 cannot be written: %2</source>
            <translation>無法寫入 %1：%2</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ShardFamily</name>
        <message>
            <source>Family of the shards, and the time of the filter</source>
            <translation>分片的家族，以及篩選條件的時間</translation>
        </message>
        <message>
            <source>now</source>
            <translation>現在</translation>
        </message>
        <message>
            <source>listed</source>
            <translation>已列出</translation>
        </message>
        <message>
            <source>not listed</source>
            <translation>未列出</translation>
        </message>
        <message>
            <source>open</source>
            <translation>開啟</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>已關閉</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ShardFilterBox</name>
        <message>
            <source>Filter of ListShards</source>
            <translation>ListShards 的篩選條件</translation>
        </message>
        <message>
            <source>ShardFilter.Type: which shards ListShards lists</source>
            <translation>ShardFilter.Type：ListShards 會列出哪些分片</translation>
        </message>
        <message>
            <source>After which shard</source>
            <translation>在哪個分片之後</translation>
        </message>
        <message>
            <source>shard </source>
            <comment>before a number</comment>
            <translation>分片 </translation>
        </message>
        <message>
            <source>Call ListShards</source>
            <translation>呼叫 ListShards</translation>
        </message>
        <message>
            <source>Makes the call; it is in the log then. Without it, this only looks.</source>
            <translation>發出呼叫，並記入日誌；不按的話只是檢視。</translation>
        </message>
        <message>
            <source>Copy as…</source>
            <translation>複製為…</translation>
        </message>
        <message>
            <source>The call as code for an account of yours</source>
            <translation>這個呼叫的程式碼，可用於您的帳戶</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n shard(s)</source>
            <translation>
                <numerusform>%n 個分片中的 %1 個</numerusform>
            </translation>
        </message>
        <message>
            <source>Those that are open now.</source>
            <translation>目前開啟的分片。</translation>
        </message>
        <message>
            <source>Those that were open at %1. Drag the line.</source>
            <translation>在 %1 開啟的分片。請拖曳線條。</translation>
        </message>
        <message>
            <source>Those that were open at %1 or came later. Drag the line.</source>
            <translation>在 %1 開啟或之後出現的分片。請拖曳線條。</translation>
        </message>
        <message>
            <source>Those that were open at the trim horizon, with the oldest records that are kept.</source>
            <translation>在 trim horizon 開啟的分片，含有仍保留的最舊記錄。</translation>
        </message>
        <message>
            <source>All that are kept, as without a filter.</source>
            <translation>所有仍保留的分片，與沒有篩選條件相同。</translation>
        </message>
        <message>
            <source>Those with a higher id.</source>
            <translation>id 較大的分片。</translation>
        </message>
        <message numerus="yes">
            <source>ListShards listed %n shard(s).</source>
            <translation>
                <numerusform>ListShards 列出了 %n 個分片。</numerusform>
            </translation>
        </message>
        <message>
            <source>There is a NextToken: more are on the next page.</source>
            <translation>有 NextToken：下一頁還有更多。</translation>
        </message>
        <message>
            <source>Makes the call, which the log then shows. Until then nothing is called.</source>
            <translation>發出呼叫並記入日誌；在此之前不會呼叫任何東西。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::AddProducerDialog</name>
        <message>
            <source>&amp;Add</source>
            <translation>新增(&amp;A)</translation>
        </message>
        <message>
            <source>Add a producer</source>
            <translation>新增生產者</translation>
        </message>
        <message>
            <source>all alike</source>
            <translation>全部相同</translation>
        </message>
        <message>
            <source>lognormal around it</source>
            <translation>以此為中位數的對數常態</translation>
        </message>
        <message>
            <source>few of them mostly (Zipf)</source>
            <translation>多半是少數幾個（Zipf）</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>名稱(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Stream</source>
            <translation>串流(&amp;S)</translation>
        </message>
        <message>
            <source>Re&amp;cords a second</source>
            <translation>每秒記錄數(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Record, with its key</source>
            <translation>記錄大小，含金鑰(&amp;R)</translation>
        </message>
        <message>
            <source> bytes</source>
            <translation> 位元組</translation>
        </message>
        <message>
            <source>S&amp;izes</source>
            <translation>大小分布(&amp;I)</translation>
        </message>
        <message>
            <source>&amp;Keys</source>
            <translation>金鑰數(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Drawn</source>
            <translation>選取方式(&amp;D)</translation>
        </message>
        <message>
            <source>Records of a &amp;PutRecords call</source>
            <translation>每次 &amp;PutRecords 的記錄數</translation>
        </message>
        <message>
            <source>A&amp;ttempts in all</source>
            <translation>總嘗試次數(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;First wait</source>
            <translation>首次等待(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Longest wait</source>
            <translation>最長等待(&amp;L)</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Offers about %1 in %2.</source>
            <translation>約送出 %1，%2。</translation>
        </message>
        <message>
            <source>Records of this stream hold %1 KiB at most: every call would be refused. The settings of the stream change that.</source>
            <translation>這個串流的記錄最多 %1 KiB：每次呼叫都會被拒絕。可在串流設定中變更。</translation>
        </message>
        <message>
            <source>Records of this stream hold %1 KiB at most: calls with a larger one would be refused as a whole.</source>
            <translation>這個串流的記錄最多 %1 KiB：含更大記錄的呼叫會整個被拒絕。</translation>
        </message>
        <message numerus="yes">
            <source>%Ln open shard(s) take %1 and %2.</source>
            <translation>
                <numerusform>%Ln 個開啟的分片可接受 %1 與 %2。</numerusform>
            </translation>
        </message>
        <message>
            <source>a few of them far more often (Zipf)</source>
            <translation>少數幾個頻繁得多（Zipf）</translation>
        </message>
        <message>
            <source>log-normal around it</source>
            <translation>以此為中位數的對數常態</translation>
        </message>
        <message>
            <source>all equally often</source>
            <translation>全部一樣頻繁</translation>
        </message>
    </context>
    <context>
        <name>FaultWords</name>
        <message>
            <source>%1 late</source>
            <translation>延遲 %1</translation>
        </message>
        <message>
            <source>late: median %1, p99 %2</source>
            <translation>延遲：中位數 %1，p99 %2</translation>
        </message>
        <message>
            <source>%1 or %2 late</source>
            <translation>延遲 %1 或 %2</translation>
        </message>
        <message>
            <source>%1 of entries</source>
            <translation>項目的 %1</translation>
        </message>
        <message>
            <source>key “%1”</source>
            <translation>鍵「%1」</translation>
        </message>
        <message>
            <source>caller %1</source>
            <translation>呼叫者 %1</translation>
        </message>
        <message>
            <source>from %1</source>
            <translation>自 %1 起</translation>
        </message>
        <message>
            <source>until %1</source>
            <translation>至 %1</translation>
        </message>
        <message>
            <source>everywhere</source>
            <translation>所有地方</translation>
        </message>
        <message>
            <source>%1, bursts of %2</source>
            <translation>%1，每陣 %2 次</translation>
        </message>
        <message>
            <source>None is ever hit.</source>
            <translation>永遠不會命中。</translation>
        </message>
        <message>
            <source>Every one is hit.</source>
            <translation>每一次都會命中。</translation>
        </message>
        <message>
            <source>One of %1 in the mean, each by itself.</source>
            <translation>平均每 %1 次命中一次，彼此獨立。</translation>
        </message>
        <message>
            <source>%1 in a row in the mean, then %2 that are not hit.</source>
            <translation>平均連續 %1 次，接著 %2 次不命中。</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名稱</translation>
        </message>
        <message>
            <source>Stream</source>
            <translation>串流</translation>
        </message>
        <message>
            <source>Operations</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Shard</source>
            <translation>分片</translation>
        </message>
        <message>
            <source>Partition key</source>
            <translation>分割區索引鍵</translation>
        </message>
        <message>
            <source>Caller</source>
            <translation>呼叫者</translation>
        </message>
        <message>
            <source>From</source>
            <translation>開始</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>結束</translation>
        </message>
        <message>
            <source>What is hit</source>
            <translation>命中對象</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>錯誤</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>比例</translation>
        </message>
        <message>
            <source>Burst</source>
            <translation>連續次數</translation>
        </message>
        <message>
            <source>Latency</source>
            <translation>延遲</translation>
        </message>
        <message>
            <source>Give it a name of 1 to 128 characters.</source>
            <translation>請取 1 到 128 個字元的名稱。</translation>
        </message>
        <message>
            <source>It has at most 256 characters.</source>
            <translation>最多 256 個字元。</translation>
        </message>
        <message>
            <source>Choose the stream that the shard belongs to.</source>
            <translation>請選擇該分片所屬的串流。</translation>
        </message>
        <message>
            <source>Give the id of a shard, for example shardId-000000000000.</source>
            <translation>請輸入分片 ID，例如 shardId-000000000000。</translation>
        </message>
        <message>
            <source>It has at most 128 characters.</source>
            <translation>最多 128 個字元。</translation>
        </message>
        <message>
            <source>Give a time: 12m, 1h 30m, 00:12:00 since the start, or +30s from now.</source>
            <translation>請輸入時間：自開始起的 12m、1h 30m、00:12:00，或自現在起的 +30s。</translation>
        </message>
        <message>
            <source>It must be later than the beginning.</source>
            <translation>必須晚於開始時間。</translation>
        </message>
        <message>
            <source>It is 0 to 100 %.</source>
            <translation>範圍是 0 到 100 %。</translation>
        </message>
        <message>
            <source>It is 1 to 10,000 calls.</source>
            <translation>範圍是 1 到 10,000 次呼叫。</translation>
        </message>
        <message>
            <source>Entries are refused and never late: choose an error and no latency, or whole calls.</source>
            <translation>項目只會被拒絕，不會延遲：請選擇錯誤且不設延遲，或改選整個呼叫。</translation>
        </message>
        <message>
            <source>A batch goes to many shards and keys: for one of them choose entries.</source>
            <translation>一個批次會送往多個分片與鍵：若只針對其中之一，請選擇項目。</translation>
        </message>
        <message>
            <source>No entry meets LimitExceeded; choose another error.</source>
            <translation>項目不會遇到 LimitExceeded；請選擇其他錯誤。</translation>
        </message>
        <message>
            <source>Without an error and without a latency it would do nothing: choose one of them.</source>
            <translation>沒有錯誤也沒有延遲就不會有任何作用：請至少選一項。</translation>
        </message>
        <message>
            <source>%1 does not meet this; take it out, or choose another error.</source>
            <translation>%1 不會遇到這種情況；請取消勾選，或選擇其他錯誤。</translation>
        </message>
        <message>
            <source>The median is 1 ms at least, the 99th percentile no less and 60 s at most.</source>
            <translation>中位數至少 1 ms，第 99 百分位數不小於中位數且至多 60 s。</translation>
        </message>
        <message>
            <source>Slow is no shorter than fast and 60 s at most.</source>
            <translation>慢速不短於快速，且至多 60 s。</translation>
        </message>
        <message>
            <source>It is 0 to 60 s.</source>
            <translation>範圍是 0 到 60 s。</translation>
        </message>
        <message>
            <source>%1 begins</source>
            <translation>%1 開始</translation>
        </message>
        <message>
            <source>%1 ends</source>
            <translation>%1 結束</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::WaitCurve</name>
        <message>
            <source>How long answers wait</source>
            <translation>回應等待多久</translation>
        </message>
        <message>
            <source>no answer is late</source>
            <translation>沒有回應延遲</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::FaultEditor</name>
        <message>
            <source>O&amp;n</source>
            <translation>啟用(&amp;N)</translation>
        </message>
        <message>
            <source>Parts of a fault</source>
            <translation>故障的各部分</translation>
        </message>
        <message>
            <source>Na&amp;me</source>
            <translation>名稱(&amp;M)</translation>
        </message>
        <message>
            <source>12m, 00:12:00 or +30s</source>
            <translation>12m、00:12:00 或 +30s</translation>
        </message>
        <message>
            <source>any</source>
            <translation>任意</translation>
        </message>
        <message>
            <source>Where and when</source>
            <translation>位置與時間</translation>
        </message>
        <message>
            <source>&amp;Stream</source>
            <translation>串流(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Operations (none: all)</source>
            <translation>操作（未選即全部）(&amp;O)</translation>
        </message>
        <message>
            <source>Sha&amp;rd</source>
            <translation>分片(&amp;R)</translation>
        </message>
        <message>
            <source>Partition &amp;key</source>
            <translation>分割區索引鍵(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Caller</source>
            <translation>呼叫者(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;From</source>
            <translation>開始(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Until</source>
            <translation>結束(&amp;U)</translation>
        </message>
        <message>
            <source>whole calls</source>
            <translation>整個呼叫</translation>
        </message>
        <message>
            <source>entries of PutRecords, events of subscriptions</source>
            <translation>PutRecords 的項目、訂閱的事件</translation>
        </message>
        <message>
            <source>none: late only</source>
            <translation>無：僅延遲</translation>
        </message>
        <message>
            <source>What and how often</source>
            <translation>內容與頻率</translation>
        </message>
        <message>
            <source>&amp;What is hit</source>
            <translation>命中對象(&amp;W)</translation>
        </message>
        <message>
            <source>&amp;Error</source>
            <translation>錯誤(&amp;E)</translation>
        </message>
        <message>
            <source>Sha&amp;re that is hit</source>
            <translation>命中比例(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Burst, calls in a row</source>
            <translation>連續呼叫次數(&amp;B)</translation>
        </message>
        <message>
            <source>not late</source>
            <translation>不延遲</translation>
        </message>
        <message>
            <source>fixed</source>
            <translation>固定</translation>
        </message>
        <message>
            <source>lognormal</source>
            <translation>對數常態</translation>
        </message>
        <message>
            <source>bimodal</source>
            <translation>雙峰</translation>
        </message>
        <message>
            <source>Latency</source>
            <translation>延遲</translation>
        </message>
        <message>
            <source>&amp;Distribution</source>
            <translation>分布(&amp;D)</translation>
        </message>
        <message>
            <source>Len&amp;gth</source>
            <translation>長度(&amp;G)</translation>
        </message>
        <message>
            <source>Slo&amp;w</source>
            <translation>慢速(&amp;W)</translation>
        </message>
        <message>
            <source>Share &amp;that is slow</source>
            <translation>慢速的比例(&amp;T)</translation>
        </message>
        <message>
            <source>M&amp;edian</source>
            <translation>中位數(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Fast</source>
            <translation>快速(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;99th percentile</source>
            <translation>第 99 百分位數(&amp;9)</translation>
        </message>
        <message>
            <source>any stream</source>
            <translation>任意串流</translation>
        </message>
        <message>
            <source>any shard</source>
            <translation>任意分片</translation>
        </message>
        <message>
            <source>anybody</source>
            <translation>任何人</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::FaultsDialog</name>
        <message>
            <source>Faults on purpose</source>
            <translation>刻意注入的故障</translation>
        </message>
        <message>
            <source>&amp;Add</source>
            <translation>新增(&amp;A)</translation>
        </message>
        <message>
            <source>Add a &amp;preset</source>
            <translation>新增預設範本(&amp;P)</translation>
        </message>
        <message>
            <source>C&amp;lear</source>
            <translation>清除(&amp;L)</translation>
        </message>
        <message>
            <source>Clear all</source>
            <translation>全部清除</translation>
        </message>
        <message>
            <source>&amp;Inject</source>
            <translation>注入(&amp;I)</translation>
        </message>
        <message>
            <source>C&amp;hange</source>
            <translation>變更(&amp;H)</translation>
        </message>
        <message>
            <source>Faults</source>
            <translation>故障</translation>
        </message>
        <message>
            <source>Fault</source>
            <translation>故障</translation>
        </message>
        <message>
            <source>What</source>
            <translation>內容</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>位置</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>比例</translation>
        </message>
        <message>
            <source>Hits so far</source>
            <translation>目前命中</translation>
        </message>
        <message>
            <source>The command that it comes to</source>
            <translation>對應的指令</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>An outage of PutRecords for 30 s</source>
            <translation>PutRecords 中斷 30 s</translation>
        </message>
        <message>
            <source>1 % of entries fail with InternalFailure</source>
            <translation>1 % 的項目以 InternalFailure 失敗</translation>
        </message>
        <message>
            <source>Slow GetRecords: 10 ms, or 900 ms for one of twenty</source>
            <translation>緩慢的 GetRecords：10 ms，每二十次有一次 900 ms</translation>
        </message>
        <message>
            <source>Change something above: the command that does it stands here then.</source>
            <translation>請在上方變更內容：對應的指令會顯示在這裡。</translation>
        </message>
        <message>
            <source>There is a fault of this name already: this one takes its place.</source>
            <translation>已有同名的故障：此故障會取代它。</translation>
        </message>
        <message>
            <source>Its chance follows from the seed and its name: the same run meets the same faults again. It says nothing about the service.</source>
            <translation>其隨機性取決於種子與名稱：相同的執行會再遇到相同的故障。這並不反映服務本身。</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::CopyCodeButton</name>
        <message>
            <source>Copy as…</source>
            <translation>複製為…</translation>
        </message>
        <message>
            <source>As code for an account of yours</source>
            <translation>程式碼，可用於您的帳戶</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::RunSettingsDialog</name>
        <message>
            <source>Settings of the run</source>
            <translation>這次執行的設定</translation>
        </message>
        <message>
            <source>Parts of the settings</source>
            <translation>設定的各部分</translation>
        </message>
        <message>
            <source>Apply begins the run anew, at its start and as its scenario says. What you and programs have done since then is not done again. To keep it, save the run first: its file stays as it is.</source>
            <translation>套用後會依情境從頭重新執行。你與程式在那之後所做的一切不會重做。若要保留，請先儲存這次執行：其檔案會保持原樣。</translation>
        </message>
        <message>
            <source>&amp;Apply</source>
            <translation>套用(&amp;A)</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>服務</translation>
        </message>
        <message>
            <source>&amp;Profile</source>
            <translation>設定檔(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Throttle: how a shard counts a second</source>
            <translation>節流(&amp;T)：分片如何計算一秒</translation>
        </message>
        <message>
            <source>&amp;Limits hold; off, nothing is throttled</source>
            <translation>限制生效(&amp;L)；關閉時不會拒絕任何寫入</translation>
        </message>
        <message>
            <source>Timings</source>
            <translation>時間</translation>
        </message>
        <message>
            <source>&amp;How long control calls take</source>
            <translation>控制呼叫需時多久(&amp;H)</translation>
        </message>
        <message>
            <source>Of the service only vague ranges are known. From 0s to 7d, as 50ms, 20s or 1m30s.</source>
            <translation>服務只公布大致範圍。可填 0s 到 7d，例如 50ms、20s 或 1m30s。</translation>
        </message>
        <message>
            <source>real: about as long as in the service</source>
            <translation>real：約與服務一樣久</translation>
        </message>
        <message>
            <source>instant: no time at all</source>
            <translation>instant：不花時間</translation>
        </message>
        <message>
            <source>as below</source>
            <translation>如下所列</translation>
        </message>
        <message>
            <source>Open questions</source>
            <translation>未定問題</translation>
        </message>
        <message>
            <source>What the service&apos;s references leave open, or answer in two ways; under each, who says what.</source>
            <translation>服務的參考文件未說明或說法不一之處；各項下方註明何處怎麼說。</translation>
        </message>
        <message>
            <source>Quotas of the account</source>
            <translation>帳戶的配額</translation>
        </message>
        <message>
            <source>%1: “%2” is not a whole number from 1 to %3. Write one, or nothing for what the profile says.</source>
            <translation>%1：「%2」不是 1 到 %3 的整數。請填這樣的數，或留空以依設定檔。</translation>
        </message>
        <message>
            <source>The run cannot begin with these settings: its scenario asks for what they refuse. Change them, or leave them as they were.</source>
            <translation>無法以這些設定開始執行：情境要求的內容會被拒絕。請變更設定，或保持原樣。</translation>
        </message>
        <message>
            <source>The service raises these for those who ask. A field that is empty has what the profile says, or a file of quotas.</source>
            <translation>服務會為提出申請者提高這些配額。空白欄位採用設定檔的值，或配額檔的值。</translation>
        </message>
        <message>
            <source>Quotas of a &amp;file…</source>
            <translation>採用檔案的配額(&amp;F)…</translation>
        </message>
        <message>
            <source>As “Save…” under the quotas writes one, or “shardscope-cli quotas --json”</source>
            <translation>由配額視窗的「儲存…」或「shardscope-cli quotas --json」寫成的檔案</translation>
        </message>
        <message>
            <source>&amp;Without a file</source>
            <translation>不用檔案(&amp;W)</translation>
        </message>
        <message>
            <source>A file of quotas</source>
            <translation>配額檔</translation>
        </message>
        <message>
            <source>%1 cannot be read.</source>
            <translation>無法讀取 %1。</translation>
        </message>
        <message>
            <source>No file of quotas holds in this run.</source>
            <translation>此次執行未採用配額檔。</translation>
        </message>
        <message numerus="yes">
            <source>%n quota(s) of a file hold in this run.</source>
            <translation>
                <numerusform>此次執行採用檔案中的 %n 個配額。</numerusform>
            </translation>
        </message>
        <message>
            <source>Other than in the profile: %1.</source>
            <translation>與設定檔不同：%1。</translation>
        </message>
    </context>
    <context>
        <name>RunSettingWords</name>
        <message>
            <source>%1: “%2” is no length of time from 0s to 7d. Write for example 50ms, 20s or 1m30s.</source>
            <translation>%1：「%2」不是 0s 到 7d 的時間長度。請填例如 50ms、20s 或 1m30s。</translation>
        </message>
        <message>
            <source>bucket: a burst takes what was left unused, a second&apos;s worth</source>
            <translation>bucket：突發時可用先前未用的量，最多一秒份</translation>
        </message>
        <message>
            <source>window: each whole second begins anew</source>
            <translation>window：每個整秒重新開始</translation>
        </message>
        <message>
            <source>How a shard counts a second</source>
            <translation>分片如何計算一秒</translation>
        </message>
        <message>
            <source>The service does not say. Both are models that fit what has been seen of it.</source>
            <translation>服務並未說明。兩者都是符合已知觀察的模型。</translation>
        </message>
        <message>
            <source>CreateStream</source>
            <translation>CreateStream</translation>
        </message>
        <message>
            <source>CreateStream, in addition for each shard</source>
            <translation>CreateStream，每個分片另加</translation>
        </message>
        <message>
            <source>DeleteStream</source>
            <translation>DeleteStream</translation>
        </message>
        <message>
            <source>SplitShard and MergeShards</source>
            <translation>SplitShard 與 MergeShards</translation>
        </message>
        <message>
            <source>UpdateShardCount</source>
            <translation>UpdateShardCount</translation>
        </message>
        <message>
            <source>UpdateShardCount, in addition for each split or merge in a row</source>
            <translation>UpdateShardCount，每次接續的分割或合併另加</translation>
        </message>
        <message>
            <source>RegisterStreamConsumer and DeregisterStreamConsumer</source>
            <translation>RegisterStreamConsumer 與 DeregisterStreamConsumer</translation>
        </message>
        <message>
            <source>StartStreamEncryption and StopStreamEncryption</source>
            <translation>StartStreamEncryption 與 StopStreamEncryption</translation>
        </message>
        <message>
            <source>StartStreamEncryption, then until the last shard encrypts</source>
            <translation>StartStreamEncryption，之後直到最後一個分片加密</translation>
        </message>
        <message>
            <source>UpdateStreamMode</source>
            <translation>UpdateStreamMode</translation>
        </message>
        <message>
            <source>UpdateMaxRecordSize</source>
            <translation>UpdateMaxRecordSize</translation>
        </message>
        <message>
            <source>CreateChannel, UpdateChannel and DeleteChannel</source>
            <translation>CreateChannel、UpdateChannel 與 DeleteChannel</translation>
        </message>
        <message>
            <source>current: the service in late 2026</source>
            <translation>current：2026 年底的服務</translation>
        </message>
        <message>
            <source>classic: the limits that exams teach (2015–2024)</source>
            <translation>classic：考試所教的限制（2015–2024）</translation>
        </message>
        <message>
            <source>%1 in other regions</source>
            <comment>a quota</comment>
            <translation>其他區域的 %1</translation>
        </message>
        <message>
            <source>%1 in %2</source>
            <comment>a quota, a region</comment>
            <translation>%2 的 %1</translation>
        </message>
        <message>
            <source>%1: %2 instead of %3</source>
            <comment>a quota, its value, the profile's</comment>
            <translation>%1：%2，而非 %3</translation>
        </message>
        <message>
            <source>Old quotas, from before those of the profile: %1.</source>
            <translation>舊配額，早於設定檔的配額：%1。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ProgramCard</name>
        <message>
            <source>%1, a program</source>
            <translation>%1，程式</translation>
        </message>
        <message>
            <source>A program outside, which keeps its places itself: known is what its newest GetRecords told, %1 ago.</source>
            <translation>外部程式，自行保存其位置：此處只知其最近一次 GetRecords 所示，於 %1前。</translation>
        </message>
        <message>
            <source>%1 left</source>
            <translation>剩餘 %1</translation>
        </message>
        <message>
            <source>at the tip</source>
            <translation>在最新處</translation>
        </message>
        <message>
            <source>%1 behind</source>
            <translation>落後 %1</translation>
        </message>
        <message numerus="yes">
            <source>a program, reads %n shard(s)</source>
            <translation>
                <numerusform>程式，讀取 %n 個分片</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>a program, subscribed to %n shard(s) as %1</source>
            <translation>
                <numerusform>程式，以 %1 訂閱 %n 個分片</numerusform>
            </translation>
        </message>
        <message>
            <source>A program outside, subscribed as %1: its places are by what has been pushed to it, at up to 2 MiB/s of each shard, and what its connection took of that.</source>
            <translation>外部程式，以 %1 訂閱：其位置依推送給它的內容（每個分片最多 2 MiB/s），以及其連線取走了多少。</translation>
        </message>
        <message>
            <source>It does not keep up: for %1 it has taken less than could be pushed to it.</source>
            <translation>它跟不上：已有 %1，它取走的少於可推送給它的。</translation>
        </message>
        <message>
            <source>does not keep up</source>
            <translation>跟不上</translation>
        </message>
    </context>
    <context>
        <name>Trimmed</name>
        <message>
            <source>trimmed for memory, %1</source>
            <translation>因記憶體而修剪，%1</translation>
        </message>
        <message>
            <source>Records of programs took more than %1 of memory (outsideBudget): %2 records from before %3 can be read no more, though their retention goes on.</source>
            <translation>程式寫入的記錄占用超過 %1 的記憶體（outsideBudget）：%3 之前的 %2 筆記錄已無法讀取，即使保留期尚未結束。</translation>
        </message>
        <message>
            <source>More than %1 records were kept (recordBudget): %2 that every consumer had read are forgotten.</source>
            <translation>保存的記錄超過 %1 筆（recordBudget）：所有取用者都已讀取的 %2 筆已被捨棄。</translation>
        </message>
        <message>
            <source>The service itself would keep them. A scenario can set a larger budget.</source>
            <translation>真正的服務會保留它們。可在情境中設定更大的上限。</translation>
        </message>
    </context>
    <context>
        <name>MetricWords</name>
        <message>
            <source>no data</source>
            <translation>無資料</translation>
        </message>
        <message>
            <source>true age</source>
            <translation>實際存留期</translation>
        </message>
    </context>
    <context>
        <name>ShardRemains</name>
        <message>
            <source>readable until %1, in %2</source>
            <translation>可讀取至 %1，還有 %2</translation>
        </message>
        <message>
            <source>it never held a record</source>
            <translation>從未存有記錄</translation>
        </message>
        <message>
            <source>nothing of it is left to read</source>
            <translation>已沒有可讀取的內容</translation>
        </message>
        <message>
            <source>%1 of %2 records are left</source>
            <translation>%2 筆記錄中還剩 %1 筆</translation>
        </message>
        <message>
            <source>listed until %1, in %2</source>
            <translation>列出至 %1，還有 %2</translation>
        </message>
        <message>
            <source>%1 left</source>
            <comment>a length of time</comment>
            <translation>剩 %1</translation>
        </message>
        <message>
            <source>nothing left</source>
            <translation>已無內容</translation>
        </message>
        <message>
            <source>nothing of them is left to read</source>
            <translation>它們已沒有可讀取的內容</translation>
        </message>
        <message>
            <source>the last of them readable until %1, in %2</source>
            <translation>其中最後一個可讀取至 %1，還有 %2</translation>
        </message>
    </context>
    <context>
        <name>shardscope::world</name>
        <message>
            <source>account</source>
            <translation>帳戶</translation>
        </message>
        <message>
            <source>stream</source>
            <translation>串流</translation>
        </message>
        <message>
            <source>unlimited</source>
            <translation>不限</translation>
        </message>
        <message>
            <source>limited</source>
            <translation>有限制</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>拒絕</translation>
        </message>
        <message>
            <source>taken</source>
            <translation>收下</translation>
        </message>
        <message>
            <source>accepted</source>
            <translation>接受</translation>
        </message>
        <message>
            <source>off</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>on</source>
            <translation>開啟</translation>
        </message>
        <message>
            <source>LimitExceededException</source>
            <translation>LimitExceededException</translation>
        </message>
        <message>
            <source>InvalidArgumentException</source>
            <translation>InvalidArgumentException</translation>
        </message>
        <message>
            <source>Time of a shard that one GetRecords passes over; 0s: all of it</source>
            <translation>一次 GetRecords 掠過的分片時間；0s：全部</translation>
        </message>
        <message>
            <source>API reference: may return an empty list although there is more; no figure</source>
            <translation>API 參考：即使還有記錄也可能回傳空清單；未給數值</translation>
        </message>
        <message>
            <source>Five SplitShard, MergeShards and RegisterStreamConsumer a second: of whom</source>
            <translation>每秒五次 SplitShard、MergeShards 與 RegisterStreamConsumer：以誰計算</translation>
        </message>
        <message>
            <source>API reference: of an account; quotas page: of a stream</source>
            <translation>API 參考：以帳戶計；配額頁：以串流計</translation>
        </message>
        <message>
            <source>2,000 records a second of shared reads per shard</source>
            <translation>每個分片的共享讀取每秒 2,000 筆記錄</translation>
        </message>
        <message>
            <source>quotas page of 2026-11 alone</source>
            <translation>僅見於 2026-11 的配額頁</translation>
        </message>
        <message>
            <source>Puts to a stream in DELETING</source>
            <translation>寫入處於 DELETING 的串流</translation>
        </message>
        <message>
            <source>API reference: may still be accepted; kinesalite refuses them at once</source>
            <translation>API 參考：仍可能被接受；kinesalite 立即拒絕</translation>
        </message>
        <message>
            <source>AT_TIMESTAMP of an instant to come</source>
            <translation>AT_TIMESTAMP 指定未來的時刻</translation>
        </message>
        <message>
            <source>API reference: refused; others return nothing until then</source>
            <translation>API 參考：拒絕；其他實作在那之前不回傳任何內容</translation>
        </message>
        <message>
            <source>UpdateShardCount beyond its bounds</source>
            <translation>UpdateShardCount 超出其範圍</translation>
        </message>
        <message>
            <source>API reference: LimitExceededException; kinesis-mock: the other</source>
            <translation>API 參考：LimitExceededException；kinesis-mock：另一種</translation>
        </message>
        <message>
            <source>Merges of on-demand streams that need less than half of their shards for a day</source>
            <translation>合併一整天只需不到一半分片的隨需串流</translation>
        </message>
        <message>
            <source>developer guide: says how they grow, not whether they shrink</source>
            <translation>開發人員指南：說明如何擴增，未說明是否縮減</translation>
        </message>
    </context>
    <context>
        <name>Sheet</name>
        <message>
            <source>Of this run alone; the profile has %1.</source>
            <translation>僅此次執行如此；設定檔為 %1。</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ShardPolicyBox</name>
        <message>
            <source>&amp;Waits for parent shards</source>
            <translation>等待父分片(&amp;W)</translation>
        </message>
        <message>
            <source>waits for parent shards</source>
            <translation>等待父分片</translation>
        </message>
        <message>
            <source>Block on parent, as the KCL and Lambda: a child is not read before its parents have been read to their end. Without it, newer records of a key can come before older ones.</source>
            <translation>Block on parent，與 KCL 和 Lambda 相同：父分片讀完之前不讀子分片。否則同一鍵較新的記錄可能先於較舊的到達。</translation>
        </message>
        <message>
            <source>children: told by the parent's end</source>
            <translation>子分片：由父分片的結尾得知</translation>
        </message>
        <message>
            <source>ListShards every </source>
            <translation>ListShards 每隔 </translation>
        </message>
        <message>
            <source> s</source>
            <translation> 秒</translation>
        </message>
        <message>
            <source>Shard discovery</source>
            <translation>尋找分片</translation>
        </message>
        <message>
            <source>How it finds children: by the ChildShards of a parent's last answer, or by ListShards now and then, as Flink's connectors do</source>
            <translation>如何找到子分片：由父分片最後一次回應的 ChildShards，或像 Flink connector 一樣定期呼叫 ListShards</translation>
        </message>
        <message>
            <source>children: TRIM_HORIZON</source>
            <translation>子分片：TRIM_HORIZON</translation>
        </message>
        <message>
            <source>children: LATEST</source>
            <translation>子分片：LATEST</translation>
        </message>
        <message>
            <source>Where it begins in children</source>
            <translation>在子分片中從何處開始</translation>
        </message>
        <message>
            <source>ShardIteratorType in a child shard. At LATEST, what was stored before it was opened is never read.</source>
            <translation>子分片的 ShardIteratorType。使用 LATEST 時，開啟之前已儲存的記錄永遠不會被讀取。</translation>
        </message>
        <message>
            <source>renewed: AFTER_SEQUENCE_NUMBER</source>
            <translation>續訂：AFTER_SEQUENCE_NUMBER</translation>
        </message>
        <message>
            <source>renewed: LATEST</source>
            <translation>續訂：LATEST</translation>
        </message>
        <message>
            <source>Where it goes on after five minutes</source>
            <translation>五分鐘後從何處繼續</translation>
        </message>
        <message>
            <source>Where the next subscription begins after one that has ended, and the next iterator after one that has expired. At LATEST, without a checkpoint, what had not come yet is never read.</source>
            <translation>前一個訂閱結束、或前一個 iterator 過期之後，下一個從何處開始。使用 LATEST（沒有 checkpoint）時，尚未送達的記錄永遠不會被讀取。</translation>
        </message>
    </context>
    <context>
        <name>UserRecordsText</name>
        <message numerus="yes">
            <source>KPL: %Ln user record(s) in the latest %1 of its records</source>
            <translation>
                <numerusform>KPL：其最新 %1 筆記錄中有 %Ln 筆 user record</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>a key, its share</comment>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>how many user records, their keys</comment>
            <translation>%1：%2</translation>
        </message>
    </context>
</TS>
