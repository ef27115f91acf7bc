<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
    <context>
        <name>ConsumerWords</name>
        <message>
            <source>SubscribeToShard: records are pushed to it as they come, and each subscription is renewed after %1.</source>
            <translation>SubscribeToShard: bản ghi được đẩy tới ngay khi đến, và mỗi đăng ký nhận được gia hạn sau %1.</translation>
        </message>
        <message>
            <source>GetRecords on each shard every %1, at most %2 records a call.</source>
            <translation>GetRecords trên mỗi shard mỗi %1, tối đa %2 bản ghi một lệnh gọi.</translation>
        </message>
        <message>
            <source>Iterator age</source>
            <translation>Tuổi iterator</translation>
        </message>
        <message>
            <source>How long ago the oldest record arrived that has not been read yet: a gap of arrival time, not a size of backlog. Few old records make it high, many new ones do not.</source>
            <translation>Bản ghi cũ nhất chưa được đọc đã đến từ bao lâu: khoảng cách về thời điểm đến, không phải kích thước phần tồn đọng. Ít bản ghi cũ làm nó cao, nhiều bản ghi mới thì không.</translation>
        </message>
        <message>
            <source>0 is the tip: nothing is left to read. At the retention period records are lost unread.</source>
            <translation>0 là đầu luồng: không còn gì để đọc. Khi đạt thời hạn lưu, bản ghi mất đi mà chưa được đọc.</translation>
        </message>
        <message>
            <source>The service tells it of the last record that a call returned: MillisBehindLatest in the answer, GetRecords.IteratorAgeMilliseconds in CloudWatch.</source>
            <translation>Dịch vụ cho biết nó theo bản ghi cuối mà một lệnh gọi trả về: MillisBehindLatest trong câu trả lời, GetRecords.IteratorAgeMilliseconds trong CloudWatch.</translation>
        </message>
        <message>
            <source>The service tells it with each event: MillisBehindLatest, and SubscribeToShardEvent.MillisBehindLatest in CloudWatch.</source>
            <translation>Dịch vụ cho biết nó cùng mỗi sự kiện: MillisBehindLatest, và SubscribeToShardEvent.MillisBehindLatest trong CloudWatch.</translation>
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
            <translation>%1 bản ghi/s</translation>
        </message>
        <message>
            <source>%1 %2/s</source>
            <comment>a number, a unit of bytes</comment>
            <translation>%1 %2/s</translation>
        </message>
        <message>
            <source>%1 MiB/s</source>
            <translation>%1 MiB/s</translation>
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
            <translation>%1 ms</translation>
        </message>
        <message>
            <source>%1 s</source>
            <comment>seconds</comment>
            <translation>%1 giây</translation>
        </message>
        <message>
            <source>%1 m %2 s</source>
            <translation>%1 phút %2 giây</translation>
        </message>
        <message>
            <source>%1 m</source>
            <comment>minutes</comment>
            <translation>%1 phút</translation>
        </message>
        <message>
            <source>%1 h %2 m</source>
            <translation>%1 giờ %2 phút</translation>
        </message>
        <message>
            <source>%1 h</source>
            <comment>hours</comment>
            <translation>%1 giờ</translation>
        </message>
        <message>
            <source>%1 d %2 h</source>
            <translation>%1 ngày %2 giờ</translation>
        </message>
        <message>
            <source>%1 d</source>
            <comment>days</comment>
            <translation>%1 ngày</translation>
        </message>
        <message>
            <source>max</source>
            <comment>speed</comment>
            <translation>tối đa</translation>
        </message>
        <message>
            <source>%1 % of the ring</source>
            <translation>%1 % của vòng băm</translation>
        </message>
        <message>
            <source>shard %1</source>
            <translation>shard %1</translation>
        </message>
        <message>
            <source>%1 calls/s</source>
            <translation>%1 lời gọi/s</translation>
        </message>
    </context>
    <context>
        <name>KeyHeatmap</name>
        <message>
            <source>refused</source>
            <comment>legend: the shard refused records</comment>
            <translation>bị từ chối</translation>
        </message>
    </context>
    <context>
        <name>QAbstractSpinBox</name>
        <message>
            <source>&amp;Select All</source>
            <translation>&amp;Chọn tất cả</translation>
        </message>
        <message>
            <source>&amp;Step up</source>
            <translation>&amp;Tăng</translation>
        </message>
        <message>
            <source>Step &amp;down</source>
            <translation>&amp;Giảm</translation>
        </message>
    </context>
    <context>
        <name>QLineEdit</name>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Hoàn tác</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Làm lại</translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation>Cắ&amp;t</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Chép</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>&amp;Dán</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Xóa</translation>
        </message>
        <message>
            <source>Select All</source>
            <translation>Chọn tất cả</translation>
        </message>
    </context>
    <context>
        <name>QPlatformTheme</name>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Lưu</translation>
        </message>
        <message>
            <source>Save All</source>
            <translation>Lưu tất cả</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Mở</translation>
        </message>
        <message>
            <source>&amp;Yes</source>
            <translation>&amp;Có</translation>
        </message>
        <message>
            <source>Yes to &amp;All</source>
            <translation>Có với &amp;tất cả</translation>
        </message>
        <message>
            <source>&amp;No</source>
            <translation>&amp;Không</translation>
        </message>
        <message>
            <source>N&amp;o to All</source>
            <translation>Kh&amp;ông với tất cả</translation>
        </message>
        <message>
            <source>Abort</source>
            <translation>Dừng</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>Thử lại</translation>
        </message>
        <message>
            <source>Ignore</source>
            <translation>Bỏ qua</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Hủy</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Bỏ</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Trợ giúp</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>Áp dụng</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Đặt lại</translation>
        </message>
        <message>
            <source>Restore Defaults</source>
            <translation>Khôi phục mặc định</translation>
        </message>
    </context>
    <context>
        <name>QWidgetTextControl</name>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Hoàn tác</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Làm lại</translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation>Cắ&amp;t</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Chép</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>&amp;Dán</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Xóa</translation>
        </message>
        <message>
            <source>Select All</source>
            <translation>Chọn tất cả</translation>
        </message>
        <message>
            <source>Copy &amp;Link Location</source>
            <translation>Chép địa chỉ &amp;liên kết</translation>
        </message>
    </context>
    <context>
        <name>Refused</name>
        <message>
            <source>One of the values given is not allowed here.</source>
            <translation>Một giá trị đã cho không được phép ở đây.</translation>
        </message>
        <message>
            <source>The message names the value; change it and try again.</source>
            <translation>Thông báo nêu rõ giá trị đó; hãy sửa rồi thử lại.</translation>
        </message>
        <message>
            <source>There is no stream of this name.</source>
            <translation>Không có luồng nào mang tên này.</translation>
        </message>
        <message>
            <source>Create the stream, or choose one from the list.</source>
            <translation>Hãy tạo luồng đó, hoặc chọn một luồng trong danh sách.</translation>
        </message>
        <message>
            <source>A stream of this name exists already.</source>
            <translation>Đã có một luồng mang tên này.</translation>
        </message>
        <message>
            <source>Choose another name, or delete the old stream first.</source>
            <translation>Hãy chọn tên khác, hoặc xóa luồng cũ trước.</translation>
        </message>
        <message>
            <source>The stream is still busy with an earlier change.</source>
            <translation>Luồng vẫn đang thực hiện một thay đổi trước đó.</translation>
        </message>
        <message>
            <source>Wait until it is ACTIVE again; splits and merges go one at a time.</source>
            <translation>Hãy chờ đến khi luồng trở lại ACTIVE; mỗi lần chỉ tách hoặc gộp một lượt.</translation>
        </message>
        <message>
            <source>The stream has no such shard.</source>
            <translation>Luồng không có shard này.</translation>
        </message>
        <message>
            <source>Choose one of the shards on the map.</source>
            <translation>Hãy chọn một shard trên bản đồ.</translation>
        </message>
        <message>
            <source>This shard has been closed by an earlier split or merge.</source>
            <translation>Shard này đã bị đóng bởi một lần tách hoặc gộp trước đó.</translation>
        </message>
        <message>
            <source>Act on one of its children instead.</source>
            <translation>Hãy thao tác trên một shard con của nó.</translation>
        </message>
        <message>
            <source>The two shards do not lie side by side on the hash-key ring.</source>
            <translation>Hai shard không nằm cạnh nhau trên vòng khóa băm.</translation>
        </message>
        <message>
            <source>Only neighbours can be merged: drop the shard on the one next to it.</source>
            <translation>Chỉ gộp được các shard kề nhau: hãy thả shard lên shard bên cạnh.</translation>
        </message>
        <message>
            <source>The cut does not lie inside the shard, or would leave one half empty.</source>
            <translation>Vết cắt không nằm trong shard, hoặc sẽ để trống một nửa.</translation>
        </message>
        <message>
            <source>Cut between the two edges of the shard.</source>
            <translation>Hãy cắt giữa hai mép của shard.</translation>
        </message>
        <message>
            <source>The account would have more open shards than it may.</source>
            <translation>Tài khoản sẽ có nhiều shard mở hơn mức cho phép.</translation>
        </message>
        <message>
            <source>Merge cold shards first, or ask for a higher quota.</source>
            <translation>Hãy gộp các shard nguội trước, hoặc xin hạn mức cao hơn.</translation>
        </message>
        <message>
            <source>Too many streams are being made at the same time.</source>
            <translation>Quá nhiều luồng đang được tạo cùng lúc.</translation>
        </message>
        <message>
            <source>Wait until one of them is ACTIVE.</source>
            <translation>Hãy chờ đến khi một luồng trở thành ACTIVE.</translation>
        </message>
        <message>
            <source>The number of shards may at most double, and at least halve, in one call.</source>
            <translation>Mỗi lần gọi, số shard chỉ được tăng tối đa gấp đôi và giảm tối đa còn một nửa.</translation>
        </message>
        <message>
            <source>Go in several steps, each within half and double.</source>
            <translation>Hãy đi nhiều bước, mỗi bước trong khoảng một nửa đến gấp đôi.</translation>
        </message>
        <message>
            <source>The number of shards has been changed too often within 24 hours.</source>
            <translation>Số shard đã được đổi quá nhiều lần trong 24 giờ.</translation>
        </message>
        <message>
            <source>Wait, or split and merge single shards, which is not counted.</source>
            <translation>Hãy chờ, hoặc tách và gộp từng shard, việc đó không bị tính.</translation>
        </message>
        <message>
            <source>The stream still has registered fan-out consumers.</source>
            <translation>Luồng vẫn còn các consumer fan-out đã đăng ký.</translation>
        </message>
        <message>
            <source>Deregister them first, or delete with the consumers enforced.</source>
            <translation>Hãy hủy đăng ký chúng trước, hoặc xóa luồng kèm theo các consumer.</translation>
        </message>
        <message>
            <source>The stream has no consumer of this name.</source>
            <translation>Luồng không có consumer nào mang tên này.</translation>
        </message>
        <message>
            <source>Register the consumer first, or choose one from the list.</source>
            <translation>Hãy đăng ký consumer trước, hoặc chọn trong danh sách.</translation>
        </message>
        <message>
            <source>A consumer of this name is registered already.</source>
            <translation>Đã có một consumer mang tên này được đăng ký.</translation>
        </message>
        <message>
            <source>Choose another name.</source>
            <translation>Hãy chọn tên khác.</translation>
        </message>
        <message>
            <source>The consumer is not ACTIVE yet.</source>
            <translation>Consumer chưa ở trạng thái ACTIVE.</translation>
        </message>
        <message>
            <source>Wait a few seconds and subscribe then.</source>
            <translation>Hãy chờ vài giây rồi đăng ký nhận.</translation>
        </message>
        <message>
            <source>The stream has as many fan-out consumers as it may.</source>
            <translation>Luồng đã có số consumer fan-out tối đa.</translation>
        </message>
        <message>
            <source>Deregister one, or let this one poll and share.</source>
            <translation>Hãy hủy đăng ký một consumer, hoặc để consumer này đọc chung.</translation>
        </message>
        <message>
            <source>This consumer has subscribed to the shard only just before.</source>
            <translation>Consumer này vừa mới đăng ký nhận shard này.</translation>
        </message>
        <message>
            <source>Wait five seconds before subscribing again.</source>
            <translation>Hãy chờ năm giây trước khi đăng ký lại.</translation>
        </message>
        <message>
            <source>The shard takes no more records in this second.</source>
            <translation>Shard không nhận thêm bản ghi nào trong giây này.</translation>
        </message>
        <message>
            <source>Split the shard, spread its hot keys, or put several records into one.</source>
            <translation>Hãy tách shard, phân tán các khóa nóng, hoặc gộp nhiều bản ghi thành một.</translation>
        </message>
        <message>
            <source>The shard takes no more bytes in this second.</source>
            <translation>Shard không nhận thêm byte nào trong giây này.</translation>
        </message>
        <message>
            <source>Split the shard, spread its hot keys, or compress the records.</source>
            <translation>Hãy tách shard, phân tán các khóa nóng, hoặc nén bản ghi.</translation>
        </message>
        <message>
            <source>All pollers together have read this shard as much as they may in this second.</source>
            <translation>Trong giây này, tất cả consumer đọc chung đã đọc shard này đến mức tối đa.</translation>
        </message>
        <message>
            <source>Poll less often, split the shard, or use enhanced fan-out.</source>
            <translation>Hãy đọc thưa hơn, tách shard, hoặc dùng enhanced fan-out.</translation>
        </message>
        <message>
            <source>The iterator is older than five minutes.</source>
            <translation>Iterator đã cũ hơn năm phút.</translation>
        </message>
        <message>
            <source>Ask for a new one at the sequence number read last.</source>
            <translation>Hãy xin iterator mới tại số thứ tự đã đọc sau cùng.</translation>
        </message>
        <message>
            <source>This is not an iterator of the service.</source>
            <translation>Đây không phải iterator của dịch vụ.</translation>
        </message>
        <message>
            <source>Ask for a new one with GetShardIterator.</source>
            <translation>Hãy xin iterator mới bằng GetShardIterator.</translation>
        </message>
        <message>
            <source>One record is larger than a record may be.</source>
            <translation>Có một bản ghi lớn hơn mức cho phép.</translation>
        </message>
        <message>
            <source>Cut it into parts, compress it, or keep the bytes elsewhere and send a reference.</source>
            <translation>Hãy chia nhỏ, nén lại, hoặc để dữ liệu ở nơi khác và gửi tham chiếu.</translation>
        </message>
        <message>
            <source>The call holds more records or bytes than one call may.</source>
            <translation>Lời gọi chứa nhiều bản ghi hoặc byte hơn mức cho phép.</translation>
        </message>
        <message>
            <source>Put the records into several calls.</source>
            <translation>Hãy chia các bản ghi vào nhiều lời gọi.</translation>
        </message>
        <message>
            <source>The page token is older than five minutes.</source>
            <translation>Mã trang đã quá năm phút.</translation>
        </message>
        <message>
            <source>Ask for the list again from its start.</source>
            <translation>Hãy liệt kê lại từ đầu.</translation>
        </message>
        <message>
            <source>This operation has been called too often within a second.</source>
            <translation>Thao tác này đã được gọi quá nhiều lần trong một giây.</translation>
        </message>
        <message>
            <source>Wait a moment, and call it less often.</source>
            <translation>Hãy đợi một chút và gọi thưa hơn.</translation>
        </message>
        <message>
            <source>Everything was in order, and nothing was done: the call asked for a dry run.</source>
            <translation>Mọi thứ đều hợp lệ nhưng không có gì được thực hiện: đây là lời gọi chạy thử.</translation>
        </message>
        <message>
            <source>Leave out DryRun to do it.</source>
            <translation>Bỏ DryRun để thực hiện thật.</translation>
        </message>
        <message>
            <source>The operation does not go with the capacity mode of the stream.</source>
            <translation>Thao tác này không hợp với chế độ dung lượng của luồng.</translation>
        </message>
        <message>
            <source>Switch the mode, or let the service scale an on-demand stream.</source>
            <translation>Hãy đổi chế độ, hoặc để dịch vụ tự mở rộng luồng theo nhu cầu.</translation>
        </message>
        <message>
            <source>The account has as many on-demand streams as it may.</source>
            <translation>Tài khoản đã có tối đa số luồng theo nhu cầu.</translation>
        </message>
        <message>
            <source>Make the stream provisioned, or ask for a higher quota.</source>
            <translation>Hãy dùng chế độ cấp phát sẵn, hoặc xin tăng hạn mức.</translation>
        </message>
        <message>
            <source>Warm throughput needs the account&apos;s commitment to a minimum throughput.</source>
            <translation>Thông lượng làm nóng cần tài khoản cam kết thông lượng tối thiểu.</translation>
        </message>
        <message>
            <source>Enable the commitment in the account settings first.</source>
            <translation>Trước hết hãy bật cam kết trong thiết lập tài khoản.</translation>
        </message>
        <message>
            <source>A stream still has warm throughput.</source>
            <translation>Vẫn còn luồng có thông lượng làm nóng.</translation>
        </message>
        <message>
            <source>Set its warm throughput to 0 first.</source>
            <translation>Trước hết hãy đặt thông lượng làm nóng của nó về 0.</translation>
        </message>
        <message>
            <source>The resource would have more tags than it may.</source>
            <translation>Tài nguyên sẽ có nhiều thẻ hơn mức cho phép.</translation>
        </message>
        <message>
            <source>Remove tags that are not needed first.</source>
            <translation>Trước hết hãy gỡ các thẻ không cần thiết.</translation>
        </message>
        <message>
            <source>A tag holds characters that tags may not hold.</source>
            <translation>Một thẻ chứa ký tự không được phép.</translation>
        </message>
        <message>
            <source>Use letters, digits, spaces and _ . : / = + - @ only.</source>
            <translation>Chỉ dùng chữ, số, khoảng trắng và _ . : / = + - @.</translation>
        </message>
        <message>
            <source>The resource has no policy.</source>
            <translation>Tài nguyên không có chính sách.</translation>
        </message>
        <message>
            <source>Attach one with PutResourcePolicy.</source>
            <translation>Hãy gắn một chính sách bằng PutResourcePolicy.</translation>
        </message>
        <message>
            <source>The capacity mode has been switched twice within 24 hours.</source>
            <translation>Chế độ dung lượng đã được đổi hai lần trong 24 giờ.</translation>
        </message>
        <message>
            <source>Wait until 24 hours have passed since the first switch.</source>
            <translation>Hãy đợi đủ 24 giờ kể từ lần đổi đầu.</translation>
        </message>
        <message>
            <source>Encryption has been started and stopped too often within 24 hours.</source>
            <translation>Mã hóa đã được bật tắt quá nhiều lần trong 24 giờ.</translation>
        </message>
        <message>
            <source>Wait until 24 hours have passed since the first of these calls.</source>
            <translation>Hãy đợi đủ 24 giờ kể từ lời gọi đầu tiên.</translation>
        </message>
        <message>
            <source>There is no such channel.</source>
            <translation>Không có kênh nào như vậy.</translation>
        </message>
        <message>
            <source>Create the channel, or choose one from the list.</source>
            <translation>Hãy tạo kênh, hoặc chọn một kênh trong danh sách.</translation>
        </message>
        <message>
            <source>The channel, or its table, is in use already.</source>
            <translation>Kênh hoặc bảng của nó đã được dùng.</translation>
        </message>
        <message>
            <source>Choose another name or another table.</source>
            <translation>Hãy chọn tên khác hoặc bảng khác.</translation>
        </message>
        <message>
            <source>The channel is still busy with an earlier change.</source>
            <translation>Kênh vẫn đang bận với thay đổi trước.</translation>
        </message>
        <message>
            <source>Wait until it is ACTIVE again.</source>
            <translation>Hãy đợi đến khi kênh ACTIVE trở lại.</translation>
        </message>
        <message>
            <source>There are as many channels as there may be.</source>
            <translation>Số kênh đã đạt tối đa.</translation>
        </message>
        <message>
            <source>Delete one first.</source>
            <translation>Trước hết hãy xóa một kênh.</translation>
        </message>
        <message>
            <source>The stream still has channels.</source>
            <translation>Luồng vẫn còn kênh.</translation>
        </message>
        <message>
            <source>Delete its channels first.</source>
            <translation>Trước hết hãy xóa các kênh của nó.</translation>
        </message>
        <message>
            <source>Who called may not call this operation.</source>
            <translation>Bên gọi không được phép gọi thao tác này.</translation>
        </message>
        <message>
            <source>Allow the operation again, as an IAM policy would.</source>
            <translation>Hãy cho phép lại thao tác, như một chính sách IAM sẽ làm.</translation>
        </message>
        <message>
            <source>Who called may not use the KMS key of the stream.</source>
            <translation>Bên gọi không được phép dùng khóa KMS của luồng.</translation>
        </message>
        <message>
            <source>Allow kms:GenerateDataKey to who writes and kms:Decrypt to who reads.</source>
            <translation>Hãy cho phép kms:GenerateDataKey với bên ghi và kms:Decrypt với bên đọc.</translation>
        </message>
        <message>
            <source>The KMS key of the stream is disabled.</source>
            <translation>Khóa KMS của luồng đã bị tắt.</translation>
        </message>
        <message>
            <source>Enable the key.</source>
            <translation>Hãy bật khóa.</translation>
        </message>
        <message>
            <source>The KMS key of the stream is about to be deleted.</source>
            <translation>Khóa KMS của luồng sắp bị xóa.</translation>
        </message>
        <message>
            <source>Cancel the deletion and enable the key; once it is gone, so are its records.</source>
            <translation>Hãy hủy việc xóa và bật khóa; khi khóa mất, các bản ghi của nó cũng mất.</translation>
        </message>
        <message>
            <source>The KMS key of the stream does not exist, or not in this region.</source>
            <translation>Khóa KMS của luồng không tồn tại, hoặc không có ở vùng này.</translation>
        </message>
        <message>
            <source>Name a key that exists in the account and region of the stream.</source>
            <translation>Hãy chọn một khóa có trong tài khoản và vùng của luồng.</translation>
        </message>
        <message>
            <source>The account has no subscription to KMS.</source>
            <translation>Tài khoản chưa đăng ký dùng KMS.</translation>
        </message>
        <message>
            <source>Subscribe the account to KMS.</source>
            <translation>Hãy đăng ký KMS cho tài khoản.</translation>
        </message>
        <message>
            <source>KMS refuses calls beyond its own rate.</source>
            <translation>KMS từ chối các lệnh gọi vượt tốc độ của chính nó.</translation>
        </message>
        <message>
            <source>Try again after a pause.</source>
            <translation>Hãy thử lại sau một lúc.</translation>
        </message>
        <message>
            <source>The policy of the stream or consumer denies this operation to who called.</source>
            <translation>Chính sách của luồng hoặc consumer từ chối thao tác này với bên gọi.</translation>
        </message>
        <message>
            <source>Change the statement of the policy that denies it.</source>
            <translation>Hãy sửa câu lệnh trong chính sách đã từ chối nó.</translation>
        </message>
        <message>
            <source>The stream or consumer belongs to another account, and its policy does not share it.</source>
            <translation>Stream hoặc consumer thuộc về tài khoản khác, và chính sách của nó không chia sẻ.</translation>
        </message>
        <message>
            <source>Share it with the account that calls, by PutResourcePolicy.</source>
            <translation>Hãy chia sẻ nó với tài khoản gọi, bằng PutResourcePolicy.</translation>
        </message>
        <message>
            <source>A fault that was injected on purpose refused this.</source>
            <translation>Một lỗi được cố ý tạo ra đã từ chối việc này.</translation>
        </message>
        <message>
            <source>Clear the fault, or try again as the program would.</source>
            <translation>Hãy gỡ lỗi đó, hoặc thử lại như chương trình sẽ làm.</translation>
        </message>
        <message>
            <source>Wait until the service has split the shard, spread its hot keys, or ready warm throughput before the load comes.</source>
            <translation>Hãy đợi đến khi dịch vụ tách shard, phân tán các khóa nóng, hoặc làm nóng thông lượng trước khi tải đến.</translation>
        </message>
        <message>
            <source>Poll less often, or use enhanced fan-out.</source>
            <translation>Hãy đọc thưa hơn, hoặc dùng enhanced fan-out.</translation>
        </message>
        <message>
            <source>The service of this profile does not have this operation: it came later.</source>
            <translation>Dịch vụ của hồ sơ này không có thao tác này: nó ra đời sau.</translation>
        </message>
        <message>
            <source>Choose the profile current.</source>
            <translation>Hãy chọn hồ sơ current.</translation>
        </message>
        <message>
            <source>On-demand streams of this region cannot be kept ready for so much.</source>
            <translation>Luồng on-demand ở vùng này không thể được giữ sẵn cho mức cao đến vậy.</translation>
        </message>
        <message>
            <source>Ask for no more than they can grow to there, or use a region with a higher ceiling.</source>
            <translation>Hãy yêu cầu không quá mức chúng có thể đạt ở đó, hoặc dùng một vùng có trần cao hơn.</translation>
        </message>
        <message>
            <source>Choose the profile “current”.</source>
            <translation>Hãy chọn hồ sơ “current”.</translation>
        </message>
        <message>
            <source>Rule: %1 (%2, %3).</source>
            <translation>Quy tắc: %1 (%2, %3).</translation>
        </message>
        <message>
            <source>Too many fan-out consumers of the stream are being registered at the same time.</source>
            <translation>Quá nhiều consumer fan-out của luồng đang được đăng ký cùng lúc.</translation>
        </message>
        <message>
            <source>UpdateShardCount, from half to double the open shards</source>
            <translation>UpdateShardCount, từ một nửa đến gấp đôi số shard đang mở</translation>
        </message>
        <message>
            <source>Rule: %1 (%2).</source>
            <translation>Quy tắc: %1 (%2).</translation>
        </message>
        <message>
            <source>of this account, as the scenario says</source>
            <translation>của tài khoản này, theo kịch bản</translation>
        </message>
        <message>
            <source>as the scenario says, %1</source>
            <comment>the date of a quota</comment>
            <translation>theo kịch bản, %1</translation>
        </message>
    </context>
    <context>
        <name>ShardMap</name>
        <message>
            <source>%1 shards</source>
            <translation>%1 shard</translation>
        </message>
        <message>
            <source>none refuses writes</source>
            <translation>không shard nào từ chối ghi</translation>
        </message>
        <message>
            <source>%1 refuse writes</source>
            <translation>%1 shard từ chối ghi</translation>
        </message>
        <message>
            <source>hash key →</source>
            <translation>khóa băm →</translation>
        </message>
        <message>
            <source>middle of the range</source>
            <translation>giữa khoảng</translation>
        </message>
        <message>
            <source>halves the load</source>
            <translation>chia đôi tải</translation>
        </message>
        <message>
            <source>just below the hottest key</source>
            <translation>ngay dưới khóa nóng nhất</translation>
        </message>
        <message>
            <source>just below “%1”</source>
            <translation>ngay dưới “%1”</translation>
        </message>
        <message>
            <source>just above the hottest key</source>
            <translation>ngay trên khóa nóng nhất</translation>
        </message>
        <message>
            <source>just above “%1”</source>
            <translation>ngay trên “%1”</translation>
        </message>
        <message>
            <source>too narrow to split</source>
            <translation>quá hẹp để tách</translation>
        </message>
        <message>
            <source>SplitShard at %1</source>
            <translation>SplitShard tại %1</translation>
        </message>
        <message>
            <source>one key alone takes %1: no split can help</source>
            <translation>riêng một khóa chiếm %1: tách không giúp được</translation>
        </message>
        <message>
            <source>not neighbours on the ring: the service will refuse</source>
            <translation>không kề nhau trên vòng: dịch vụ sẽ từ chối</translation>
        </message>
        <message>
            <source>more than one shard can take: writes will be refused</source>
            <translation>nhiều hơn một shard chịu được: sẽ có ghi bị từ chối</translation>
        </message>
        <message>
            <source>one refuses writes</source>
            <translation>một shard từ chối ghi</translation>
        </message>
        <message>
            <source>throttles in %1</source>
            <translation>từ chối ghi sau %1</translation>
        </message>
        <message>
            <source>%1 of %2 shards in sight</source>
            <translation>đang thấy %1 trong %2 shard</translation>
        </message>
        <message>
            <source>“%1” alone takes %2: no split can help</source>
            <translation>riêng “%1” chiếm %2: tách không giúp được</translation>
        </message>
        <message>
            <source>what would: salt the key, a composite key, or several records in one</source>
            <translation>điều giúp được: thêm muối vào khóa, khóa ghép, hoặc gộp nhiều bản ghi làm một</translation>
        </message>
        <message>
            <source>1 2 3: the best cuts, with the fuller child&apos;s load</source>
            <translation>1 2 3: các nhát cắt tốt nhất, kèm tải của con đầy hơn</translation>
        </message>
        <message>
            <source>“%1” alone takes %2: only salting, a composite key or aggregation helps</source>
            <translation>riêng “%1” chiếm %2: chỉ thêm muối, khóa ghép hoặc gộp bản ghi mới giúp được</translation>
        </message>
        <message>
            <source>shared %1 records of %2 keys</source>
            <translation>shared %1 bản ghi của %2 khóa</translation>
        </message>
        <message>
            <source>fan-out %1 records of %2 keys</source>
            <translation>fan-out %1 bản ghi của %2 khóa</translation>
        </message>
        <message>
            <source>unread there: %1</source>
            <translation>chưa đọc ở đó: %1</translation>
        </message>
        <message>
            <source>in order here: readers end the parent first; a loop that does not could mix up %1 keys</source>
            <translation>ở đây đúng thứ tự: đọc hết shard cha trước; vòng lặp không làm vậy có thể đảo thứ tự %1 khóa</translation>
        </message>
        <message>
            <source>%1 keys could be read out of order</source>
            <translation>%1 khóa có thể bị đọc sai thứ tự</translation>
        </message>
        <message>
            <source>bytes %1</source>
            <translation>byte %1</translation>
        </message>
        <message>
            <source>records %1</source>
            <translation>bản ghi %1</translation>
        </message>
        <message>
            <source>%1 by records</source>
            <translation>%1 theo bản ghi</translation>
        </message>
        <message>
            <source>%1 by bytes</source>
            <translation>%1 theo byte</translation>
        </message>
        <message>
            <source>on demand the service decides: it will refuse this call</source>
            <translation>theo nhu cầu thì dịch vụ quyết định: nó sẽ từ chối lệnh gọi này</translation>
        </message>
    </context>
    <context>
        <name>ShardWords</name>
        <message>
            <source>%1, %2 of its write quota, refuses %3 writes a second</source>
            <translation>%1, %2 hạn mức ghi, từ chối %3 lần ghi mỗi giây</translation>
        </message>
        <message>
            <source>%1, %2 of its write quota, above the limit</source>
            <translation>%1, %2 hạn mức ghi, vượt giới hạn</translation>
        </message>
        <message>
            <source>%1, %2 of its write quota</source>
            <translation>%1, %2 hạn mức ghi</translation>
        </message>
    </context>
    <context>
        <name>SpokenSummary</name>
        <message>
            <source>Nobody reads it.</source>
            <translation>Không ai đọc nó.</translation>
        </message>
        <message>
            <source>%1 is %2 behind</source>
            <translation>%1 chậm %2</translation>
        </message>
        <message>
            <source>Consumers: %1.</source>
            <translation>Consumer: %1.</translation>
        </message>
        <message>
            <source>; </source>
            <comment>between consumers</comment>
            <translation>; </translation>
        </message>
        <message>
            <source>Virtual time %1.</source>
            <translation>Thời gian ảo %1.</translation>
        </message>
        <message>
            <source>Stream %1, %2, with %3 open shards.</source>
            <translation>Luồng %1, %2, có %3 shard đang mở.</translation>
        </message>
        <message>
            <source>It stores %1, %2.</source>
            <translation>Nó lưu %1, %2.</translation>
        </message>
        <message>
            <source>Fullest: %1.</source>
            <translation>Đầy nhất: %1.</translation>
        </message>
        <message>
            <source>%1 is %2 behind, half of its records take %3 or less, one in a hundred more than %4</source>
            <translation>%1 trễ %2, một nửa số bản ghi của nó mất không quá %3, một phần trăm mất hơn %4</translation>
        </message>
        <message>
            <source>%1: %2.</source>
            <comment>kind of consumers, what each does</comment>
            <translation>%1: %2.</translation>
        </message>
        <message>
            <source>nobody</source>
            <translation>không có ai</translation>
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
            <translation>chương trình %1 chậm %2</translation>
        </message>
        <message>
            <source>it does not keep up</source>
            <translation>nó không theo kịp</translation>
        </message>
    </context>
    <context>
        <name>StageSentence</name>
        <message>
            <source>%1 is at %2 of its write quota.</source>
            <translation>%1 đang ở mức %2 hạn mức ghi.</translation>
        </message>
        <message>
            <source>Key “%1” is %2 of its load.</source>
            <translation>Khóa “%1” chiếm %2 tải của nó.</translation>
        </message>
        <message>
            <source>The whole stream uses only %1 of its quota.</source>
            <translation>Cả luồng chỉ dùng %1 hạn mức.</translation>
        </message>
        <message>
            <source>%1 is %2 behind and starts to lose data in %3.</source>
            <translation>%1 chậm %2 và sẽ bắt đầu mất dữ liệu sau %3.</translation>
        </message>
        <message>
            <source>%1 is %2 behind and catching up.</source>
            <translation>%1 chậm %2 và đang bắt kịp.</translation>
        </message>
        <message>
            <source>%1 is %2 behind.</source>
            <translation>%1 chậm %2.</translation>
        </message>
        <message>
            <source>Stream %1 is being created.</source>
            <translation>Luồng %1 đang được tạo.</translation>
        </message>
        <message>
            <source>Nothing is written to the one shard of this stream.</source>
            <translation>Không có gì được ghi vào shard duy nhất của luồng này.</translation>
        </message>
        <message>
            <source>Nothing is written to the %1 shards of this stream.</source>
            <translation>Không có gì được ghi vào %1 shard của luồng này.</translation>
        </message>
        <message>
            <source>One shard takes %1, %2 of its quota; nothing is refused and no consumer is behind.</source>
            <translation>Một shard nhận %1, bằng %2 hạn mức; không có gì bị từ chối và không consumer nào bị chậm.</translation>
        </message>
        <message>
            <source>%1 shards take %2, %3 of their quota; nothing is refused and no consumer is behind.</source>
            <translation>%1 shard nhận %2, bằng %3 hạn mức; không có gì bị từ chối và không consumer nào bị chậm.</translation>
        </message>
        <message>
            <source>%1 refuses %2 of its writes, retries counted.</source>
            <translation>%1 từ chối %2 lượt ghi, tính cả gửi lại.</translation>
        </message>
        <message>
            <source>%1 shards refuse writes, %2 the most: %3, retries counted.</source>
            <translation>%1 shard từ chối ghi, nhiều nhất là %2: %3, tính cả gửi lại.</translation>
        </message>
        <message>
            <source>%1 has been blocked on %2 for %3: it cannot process record %4.</source>
            <translation>%1 bị chặn ở %2 đã %3: nó không xử lý được bản ghi %4.</translation>
        </message>
        <message>
            <source>Fault “%1”, injected on purpose, refused calls lately, in whole or in part: %2.</source>
            <translation>Lỗi “%1”, được cố ý tạo ra, gần đây đã từ chối lời gọi, toàn bộ hoặc một phần: %2.</translation>
        </message>
        <message>
            <source>Program %1 is %2 behind.</source>
            <translation>Chương trình %1 chậm %2.</translation>
        </message>
        <message>
            <source>Program %1 keeps up.</source>
            <translation>Chương trình %1 theo kịp.</translation>
        </message>
        <message>
            <source>The programs %1 keep up.</source>
            <translation>Các chương trình %1 theo kịp.</translation>
        </message>
        <message numerus="yes">
            <source>The programs %1 and %n more keep up.</source>
            <translation>
                <numerusform>Các chương trình %1 và %n chương trình khác theo kịp.</numerusform>
            </translation>
        </message>
        <message>
            <source>One shard takes %1, %2 of its quota; nothing is refused and no reader is behind.</source>
            <translation>Một shard nhận %1, bằng %2 hạn mức của nó; không có gì bị từ chối và không trình đọc nào bị chậm.</translation>
        </message>
        <message>
            <source>%1 shards take %2, %3 of their quota; nothing is refused and no reader is behind.</source>
            <translation>%1 shard nhận %2, bằng %3 hạn mức của chúng; không có gì bị từ chối và không trình đọc nào bị chậm.</translation>
        </message>
        <message>
            <source>%1 opened %2 at LATEST and passed over %3 records.</source>
            <translation>%1 đã mở %2 ở LATEST và bỏ qua %3 bản ghi.</translation>
        </message>
        <message>
            <source>%1 went on at LATEST on %2, without a checkpoint, and passed over %3 records.</source>
            <translation>%1 đọc tiếp ở LATEST trên %2, không có checkpoint, và bỏ qua %3 bản ghi.</translation>
        </message>
        <message>
            <source>%1 read children before %2 was at its end: %3 records came after later ones of their key.</source>
            <translation>%1 đọc shard con trước khi %2 được đọc hết: %3 bản ghi đến sau bản ghi mới hơn cùng khóa.</translation>
        </message>
        <message>
            <source>The KPL packed about %1 user records in each; the key “%2” has the most of them: %3.</source>
            <translation>KPL gói khoảng %1 user record vào mỗi bản ghi; khóa “%2” chiếm nhiều nhất: %3.</translation>
        </message>
    </context>
    <context>
        <name>Verdict</name>
        <message>
            <source>shared</source>
            <translation>dùng chung</translation>
        </message>
        <message>
            <source>enhanced fan-out</source>
            <translation>enhanced fan-out</translation>
        </message>
        <message>
            <source>No consumer reads this stream.</source>
            <translation>Không có consumer nào đọc luồng này.</translation>
        </message>
        <message numerus="yes">
            <source>%n consumer(s) share 2 MiB/s and 5 calls/s of every shard: %1 in the median, %2 of it contention.</source>
            <translation>
                <numerusform>%n consumer dùng chung 2 MiB/s và 5 lệnh gọi/giây của mỗi shard: trung vị %1, trong đó %2 là tranh chấp.</numerusform>
            </translation>
        </message>
        <message>
            <source>A pipe of its own would cost %1 an hour.</source>
            <translation>Một ống riêng sẽ tốn %1 mỗi giờ.</translation>
        </message>
        <message numerus="yes">
            <source>%n consumer(s) have 2 MiB/s of every shard for themselves: %1 in the median, for %2 an hour more than sharing.</source>
            <translation>
                <numerusform>%n consumer có riêng 2 MiB/s của mỗi shard: trung vị %1, đắt hơn dùng chung %2 mỗi giờ.</numerusform>
            </translation>
        </message>
        <message>
            <source>Latency</source>
            <translation>Độ trễ</translation>
        </message>
        <message>
            <source>Throughput</source>
            <translation>Thông lượng</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>Chi phí</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>chưa rõ</translation>
        </message>
        <message>
            <source>no difference</source>
            <translation>không khác nhau</translation>
        </message>
        <message>
            <source>one side has read nothing for ten seconds</source>
            <translation>một bên không đọc gì trong mười giây</translation>
        </message>
        <message>
            <source>%1 against %2 in the median</source>
            <translation>trung vị %1 so với %2</translation>
        </message>
        <message>
            <source>nothing extra against %1 an hour</source>
            <translation>không thêm gì so với %1 mỗi giờ</translation>
        </message>
        <message>
            <source>%1: %2, %3</source>
            <comment>goal, winner, numbers</comment>
            <translation>%1: %2, %3</translation>
        </message>
        <message>
            <source>%1 each</source>
            <translation>mỗi bên %1</translation>
        </message>
        <message>
            <source>%1 against %2 each</source>
            <translation>mỗi consumer %1 so với %2</translation>
        </message>
        <message>
            <source>%1: %2, %3.</source>
            <comment>goal, winner, numbers</comment>
            <translation>%1: %2, %3.</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>Vì sao?</translation>
        </message>
        <message numerus="yes">
            <source>%n consumer(s) have 2 MiB/s of every shard for themselves: %1 in the median, for %2 an hour.</source>
            <translation>
                <numerusform>%n consumer có riêng 2 MiB/s của mỗi shard: trung vị %1, với giá %2 mỗi giờ.</numerusform>
            </translation>
        </message>
        <message>
            <source>less for every GB: %1 against %2 an hour</source>
            <translation>rẻ hơn cho mỗi GB: %1 so với %2 mỗi giờ</translation>
        </message>
        <message>
            <source>Only programs read this stream: how long their records take they alone know.</source>
            <translation>Chỉ có chương trình bên ngoài đọc luồng này: bản ghi mất bao lâu thì chỉ chúng biết.</translation>
        </message>
    </context>
    <context>
        <name>Why</name>
        <message>
            <source>%1 is well: nothing is refused, late or idle.</source>
            <translation>%1 vẫn ổn: không có gì bị từ chối, trễ hay nhàn rỗi.</translation>
        </message>
        <message>
            <source>%1 refuses writes</source>
            <translation>%1 từ chối ghi</translation>
        </message>
        <message>
            <source>%1 is nearly full</source>
            <translation>%1 gần đầy</translation>
        </message>
        <message>
            <source>%1 is idle</source>
            <translation>%1 đang nhàn rỗi</translation>
        </message>
        <message>
            <source>%1 is closed</source>
            <translation>%1 đã đóng</translation>
        </message>
        <message>
            <source>Records of %1 are refused</source>
            <translation>Bản ghi của %1 bị từ chối</translation>
        </message>
        <message>
            <source>%1 is behind</source>
            <translation>%1 bị tụt lại</translation>
        </message>
        <message>
            <source>%1 is behind, and catching up</source>
            <translation>%1 bị tụt lại và đang bắt kịp</translation>
        </message>
        <message>
            <source>%1 is offered %2 of its quota and refuses %3 a second, retries included.</source>
            <translation>%1 nhận %2 hạn mức và từ chối %3 mỗi giây, kể cả lần thử lại.</translation>
        </message>
        <message>
            <source>%1 is offered %2 of its quota.</source>
            <translation>%1 nhận %2 hạn mức của nó.</translation>
        </message>
        <message>
            <source>%1 come to it; a shard takes %2, whatever their size.</source>
            <translation>%1 đổ vào nó; một shard chỉ nhận %2, bất kể kích thước.</translation>
        </message>
        <message>
            <source>%1 come to it; a shard takes %2, however few the records.</source>
            <translation>%1 đổ vào nó; một shard chỉ nhận %2, dù ít bản ghi đến đâu.</translation>
        </message>
        <message>
            <source>Key “%1” is %2 of its load; before, it was %3. One key always goes to one shard.</source>
            <translation>Khóa “%1” chiếm %2 tải của nó; trước đó là %3. Một khóa luôn vào một shard.</translation>
        </message>
        <message>
            <source>Key “%1” is %2 of its load. One key always goes to one shard.</source>
            <translation>Khóa “%1” chiếm %2 tải của nó. Một khóa luôn vào một shard.</translation>
        </message>
        <message>
            <source>Key “%1” alone is %2 of what any shard takes.</source>
            <translation>Riêng khóa “%1” đã bằng %2 mức mà một shard nhận được.</translation>
        </message>
        <message>
            <source>No single key is the cause: %1 keys share the load, the heaviest has %2.</source>
            <translation>Không phải do một khóa: %1 khóa chia nhau tải, khóa nặng nhất chiếm %2.</translation>
        </message>
        <message>
            <source>Its range is %1 of the ring, where an even part would be %2.</source>
            <translation>Dải của nó là %1 vòng, trong khi phần đều là %2.</translation>
        </message>
        <message>
            <source>%1 rose from %2 to %3.</source>
            <translation>%1 tăng từ %2 lên %3.</translation>
        </message>
        <message>
            <source>Retries of %1 make %2 attempts of 100 records.</source>
            <translation>Việc thử lại của %1 biến 100 bản ghi thành %2 lần gửi.</translation>
        </message>
        <message>
            <source>The whole stream is at %1 only: there is room on other shards.</source>
            <translation>Cả luồng mới ở mức %1: các shard khác còn chỗ.</translation>
        </message>
        <message>
            <source>The whole stream is at %1: no other shard has room.</source>
            <translation>Cả luồng ở mức %1: không shard nào còn chỗ.</translation>
        </message>
        <message>
            <source>No record has come to %1 for %2.</source>
            <translation>Không có bản ghi nào đến %1 trong %2.</translation>
        </message>
        <message>
            <source>No key that is written hashes into its range, %1 of the ring. It costs as much as a busy one.</source>
            <translation>Không khóa nào đang ghi băm vào dải của nó, %1 vòng. Nó tốn tiền như một shard bận.</translation>
        </message>
        <message>
            <source>%1 of what %2 sends is refused, retries included.</source>
            <translation>%1 những gì %2 gửi bị từ chối, kể cả lần thử lại.</translation>
        </message>
        <message>
            <source>The oldest record that %1 has not read is %2 old.</source>
            <translation>Bản ghi cũ nhất mà %1 chưa đọc đã %2 tuổi.</translation>
        </message>
        <message>
            <source>%1 is %2 behind and will have caught up in about %3.</source>
            <translation>%1 tụt lại %2 và sẽ bắt kịp sau khoảng %3.</translation>
        </message>
        <message>
            <source>%1 is paused, while records keep coming.</source>
            <translation>%1 đang tạm dừng trong khi bản ghi vẫn đến.</translation>
        </message>
        <message>
            <source>Children wait for their parent, so that order is kept: %1 still holds %2 records that %3 has not read.</source>
            <translation>Shard con chờ shard cha để giữ thứ tự: %1 còn %2 bản ghi mà %3 chưa đọc.</translation>
        </message>
        <message>
            <source>It works through %1 of each shard; %2 gets %3.</source>
            <translation>Nó xử lý %1 trên mỗi shard; %2 nhận %3.</translation>
        </message>
        <message>
            <source>%1 pollers share the %2 that %3 gives out; %4 of it are taken.</source>
            <translation>%1 consumer hỏi vòng chia nhau %2 mà %3 cấp; đã dùng %4.</translation>
        </message>
        <message>
            <source>%1 pollers share %2 GetRecords calls a second on %3; %4 calls a second are refused.</source>
            <translation>%1 consumer hỏi vòng chia nhau %2 lời gọi GetRecords mỗi giây trên %3; %4 lời gọi mỗi giây bị từ chối.</translation>
        </message>
        <message>
            <source>%1 asks only every %2.</source>
            <translation>%1 chỉ hỏi mỗi %2.</translation>
        </message>
        <message>
            <source>Split %1 at %2</source>
            <translation>Tách %1 tại %2</translation>
        </message>
        <message>
            <source>The fuller child would be offered %1 of its quota.</source>
            <translation>Shard con đầy hơn sẽ nhận %1 hạn mức.</translation>
        </message>
        <message>
            <source>Splitting does not help</source>
            <translation>Tách shard không giúp được</translation>
        </message>
        <message>
            <source>Wherever the cut is, “%1” stays whole on one side. What helps: salt, a composite key, or several records in one.</source>
            <translation>Cắt ở đâu thì “%1” vẫn nằm trọn một bên. Cách hữu ích: thêm muối, khóa ghép, hoặc gộp nhiều bản ghi làm một.</translation>
        </message>
        <message>
            <source>Salt “%1” into %2 keys</source>
            <translation>Thêm muối “%1” thành %2 khóa</translation>
        </message>
        <message>
            <source>Each would be %1 of a shard. Order holds within each salted key only.</source>
            <translation>Mỗi khóa sẽ chiếm %1 một shard. Thứ tự chỉ còn trong từng khóa đã thêm muối.</translation>
        </message>
        <message>
            <source>UpdateShardCount to %1</source>
            <translation>UpdateShardCount lên %1</translation>
        </message>
        <message>
            <source>The whole stream needs the room.</source>
            <translation>Cả luồng cần thêm chỗ.</translation>
        </message>
        <message>
            <source>Merge %1 with %2</source>
            <translation>Gộp %1 với %2</translation>
        </message>
        <message>
            <source>Together they would be offered %1 of one shard, and one shard less is paid.</source>
            <translation>Cùng nhau chúng nhận %1 một shard, và bớt tiền một shard.</translation>
        </message>
        <message>
            <source>Let %1 go on</source>
            <translation>Cho %1 chạy tiếp</translation>
        </message>
        <message>
            <source>It begins where it stopped.</source>
            <translation>Nó bắt đầu từ chỗ đã dừng.</translation>
        </message>
        <message>
            <source>Let %1 process %2 of each shard</source>
            <translation>Cho %1 xử lý %2 mỗi shard</translation>
        </message>
        <message>
            <source>More than arrives, so that the backlog shrinks.</source>
            <translation>Nhiều hơn lượng đến, nên phần tồn sẽ giảm.</translation>
        </message>
        <message>
            <source>split %1</source>
            <comment>name of a branch</comment>
            <translation>tách %1</translation>
        </message>
        <message>
            <source>salt %1</source>
            <comment>name of a branch</comment>
            <translation>thêm muối %1</translation>
        </message>
        <message>
            <source>%1 shards</source>
            <comment>name of a branch</comment>
            <translation>%1 shard</translation>
        </message>
        <message>
            <source>merge %1</source>
            <comment>name of a branch</comment>
            <translation>gộp %1</translation>
        </message>
        <message>
            <source>%1 goes on</source>
            <comment>name of a branch</comment>
            <translation>%1 chạy tiếp</translation>
        </message>
        <message>
            <source>%1 faster</source>
            <comment>name of a branch</comment>
            <translation>%1 nhanh hơn</translation>
        </message>
        <message>
            <source>%1 waits for others to read</source>
            <translation>%1 phải chờ bên khác đọc</translation>
        </message>
        <message>
            <source>Move %1 to enhanced fan-out</source>
            <translation>Chuyển %1 sang enhanced fan-out</translation>
        </message>
        <message>
            <source>2 MiB/s of every shard for itself and no calls to wait for, for %1 an hour more.</source>
            <translation>Có riêng 2 MiB/s của mỗi shard và không phải chờ lượt gọi, thêm %1 mỗi giờ.</translation>
        </message>
        <message>
            <source>%1 on fan-out</source>
            <comment>name of a branch</comment>
            <translation>%1 qua fan-out</translation>
        </message>
        <message>
            <source>%1 was refused</source>
            <translation>%1 bị từ chối</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <comment>an API call and who made it</comment>
            <translation>%1 của %2</translation>
        </message>
        <message>
            <source>%1, profile %2; source: %3, %4</source>
            <translation>%1, hồ sơ %2; nguồn: %3, %4</translation>
        </message>
        <message>
            <source>%1 of its %2 entries failed with %3; the others were stored.</source>
            <translation>%1 trên %2 mục của nó thất bại với %3; các mục khác đã được lưu.</translation>
        </message>
        <message>
            <source>In that second %1 was offered %2; its limit is %3.</source>
            <translation>Trong giây đó %1 nhận %2; giới hạn của nó là %3.</translation>
        </message>
        <message>
            <source>There are %1; the limit is %2.</source>
            <translation>Có %1; giới hạn là %2.</translation>
        </message>
        <message>
            <source>The limit is %1.</source>
            <translation>Giới hạn là %1.</translation>
        </message>
        <message>
            <source>%1 pollers share what %2 gives out, %3; they take %4.</source>
            <translation>%1 consumer hỏi vòng chia nhau phần %2 cung cấp, %3; chúng lấy %4.</translation>
        </message>
        <message>
            <source>The stream was not ACTIVE: an earlier change took %1 more.</source>
            <translation>Luồng chưa ACTIVE: thay đổi trước đó cần thêm %1.</translation>
        </message>
        <message>
            <source>The stream was not ACTIVE: an earlier change was under way.</source>
            <translation>Luồng chưa ACTIVE: một thay đổi trước đó đang diễn ra.</translation>
        </message>
        <message>
            <source>%1 had been merged by then.</source>
            <translation>Khi đó %1 đã được gộp.</translation>
        </message>
        <message>
            <source>%1 had been split by then.</source>
            <translation>Khi đó %1 đã được tách.</translation>
        </message>
        <message>
            <source>The stream has %1 open shards; one call may ask for %2 to %3.</source>
            <translation>Luồng có %1 shard mở; một lệnh gọi có thể yêu cầu từ %2 đến %3.</translation>
        </message>
        <message>
            <source>There were %1 such calls in 24 hours; the limit is %2. One more fits in %3.</source>
            <translation>Đã có %1 lệnh gọi như vậy trong 24 giờ; giới hạn là %2. Sau %3 mới gọi thêm được.</translation>
        </message>
        <message>
            <source>%1 is blocked by a record it cannot process</source>
            <translation>%1 bị chặn bởi một bản ghi mà nó không xử lý được</translation>
        </message>
        <message>
            <source>Nothing of %1 passes: for %2 its batch of %3 records has failed, %4 times so far.</source>
            <translation>Không gì của %1 đi qua được: đã %2 nay lô %3 bản ghi của nó thất bại, đến giờ %4 lần.</translation>
        </message>
        <message>
            <source>Record %1 of %2, key “%3”, cannot be processed, and each attempt ends at it.</source>
            <translation>Bản ghi %1 của %2, khóa “%3”, không xử lý được, và lần thử nào cũng dừng ở nó.</translation>
        </message>
        <message>
            <source>%1 tries the whole batch again without end, good records too. The next attempt begins in %2.</source>
            <translation>%1 thử lại cả lô không ngừng, kể cả bản ghi tốt. Lần thử kế tiếp bắt đầu sau %2.</translation>
        </message>
        <message>
            <source>%1 tries the whole batch again, good records too, and gives all of it up after %2 retries.</source>
            <translation>%1 thử lại cả lô, kể cả bản ghi tốt, và bỏ cả lô sau %2 lần thử lại.</translation>
        </message>
        <message>
            <source>Let %1 bisect and give up after %2 retries</source>
            <translation>Cho %1 chia đôi lô và bỏ cuộc sau %2 lần thử lại</translation>
        </message>
        <message>
            <source>The batch of %1 is cut in two until the record stands alone; it goes to the failure queue, the others are processed.</source>
            <translation>Lô %1 bản ghi được chia đôi cho đến khi bản ghi ấy đứng một mình; nó vào hàng đợi lỗi, các bản ghi khác được xử lý.</translation>
        </message>
        <message>
            <source>Heal record %1 of %2</source>
            <translation>Chữa bản ghi %1 của %2</translation>
        </message>
        <message>
            <source>As if the processing code had been mended: the next attempt passes it.</source>
            <translation>Như thể mã xử lý đã được sửa: lần thử kế tiếp sẽ qua được nó.</translation>
        </message>
        <message>
            <source>%1 bisects</source>
            <comment>name of a branch</comment>
            <translation>%1 chia đôi lô</translation>
        </message>
        <message>
            <source>record healed</source>
            <comment>name of a branch</comment>
            <translation>bản ghi đã chữa</translation>
        </message>
        <message>
            <source>%1 may not read</source>
            <translation>%1 không được phép đọc</translation>
        </message>
        <message>
            <source>A switch denies %1 to the caller: %2.</source>
            <translation>Một công tắc từ chối %1 với bên gọi: %2.</translation>
        </message>
        <message>
            <source>The records are encrypted with %1. %2 It is felt within five minutes: %3.</source>
            <translation>Các bản ghi được mã hóa bằng %1. %2 Tác động đến trong vòng năm phút: %3.</translation>
        </message>
        <message>
            <source>Allow %1</source>
            <translation>Cho phép %1</translation>
        </message>
        <message>
            <source>The next call goes through.</source>
            <translation>Lệnh gọi tiếp theo sẽ qua.</translation>
        </message>
        <message>
            <source>Enable the key %1</source>
            <translation>Bật khóa %1</translation>
        </message>
        <message>
            <source>Writing and reading go on at once.</source>
            <translation>Việc ghi và đọc tiếp tục ngay.</translation>
        </message>
        <message>
            <source>Allow the use of the key %1</source>
            <translation>Cho phép dùng khóa %1</translation>
        </message>
        <message>
            <source>kms:GenerateDataKey for writing and kms:Decrypt for reading, from now on.</source>
            <translation>kms:GenerateDataKey để ghi và kms:Decrypt để đọc, kể từ bây giờ.</translation>
        </message>
        <message>
            <source>%1 allowed</source>
            <comment>name of a branch</comment>
            <translation>đã cho phép %1</translation>
        </message>
        <message>
            <source>key enabled</source>
            <comment>name of a branch</comment>
            <translation>đã bật khóa</translation>
        </message>
        <message>
            <source>key allowed</source>
            <comment>name of a branch</comment>
            <translation>đã cho phép khóa</translation>
        </message>
        <message>
            <source>The policy of the stream or consumer denies %1 to the caller: %2.</source>
            <translation>Chính sách của luồng hoặc consumer từ chối %1 với bên gọi: %2.</translation>
        </message>
        <message>
            <source>The caller is in account %1, with which %2 is not shared: %3.</source>
            <translation>Bên gọi ở tài khoản %1, tài khoản này không được chia sẻ %2: %3.</translation>
        </message>
        <message>
            <source>Share it with account %1</source>
            <translation>Chia sẻ với tài khoản %1</translation>
        </message>
        <message>
            <source>It has a policy already; add a statement for that account.</source>
            <translation>Nó đã có chính sách; hãy thêm một câu lệnh cho tài khoản đó.</translation>
        </message>
        <message>
            <source>A resource-based policy lets that account in; the next call goes through.</source>
            <translation>Một chính sách dựa trên tài nguyên cho tài khoản đó vào; lời gọi tiếp theo sẽ qua.</translation>
        </message>
        <message>
            <source>shared</source>
            <comment>name of a branch</comment>
            <translation>đã chia sẻ</translation>
        </message>
        <message>
            <source>No key that is written hashes into its range, %1 of the ring. On demand it costs nothing: hours are paid for the stream, not for its shards.</source>
            <translation>Không khóa nào được ghi băm vào khoảng của nó, %1 của vòng. Ở chế độ theo nhu cầu nó không tốn gì: giờ được tính cho luồng, không cho từng shard.</translation>
        </message>
        <message>
            <source>On demand, the service keeps room for twice the highest minute of the last 30 days: as much as %1 shards take. %2 of that is offered; what is beyond is throttled while it catches up.</source>
            <translation>Ở chế độ theo nhu cầu, dịch vụ giữ chỗ cho gấp đôi phút cao nhất của 30 ngày qua: bằng mức %1 shard nhận được. Đang gửi tới %2 mức đó; phần vượt bị hạn chế trong khi dịch vụ đuổi kịp.</translation>
        </message>
        <message>
            <source>There are %1 shards of the %2 that the service is making; the others come within about %3.</source>
            <translation>Đã có %1 trong %2 shard mà dịch vụ đang tạo; số còn lại có trong khoảng %3.</translation>
        </message>
        <message>
            <source>Wait: the service splits %1 in %2</source>
            <translation>Chờ: dịch vụ tách %1 sau %2</translation>
        </message>
        <message>
            <source>Wait: the service adds shards within about %1</source>
            <translation>Chờ: dịch vụ thêm shard trong khoảng %1</translation>
        </message>
        <message>
            <source>On demand nobody else may: SplitShard, MergeShards and UpdateShardCount are refused.</source>
            <translation>Ở chế độ theo nhu cầu không ai khác được làm: SplitShard, MergeShards và UpdateShardCount bị từ chối.</translation>
        </message>
        <message>
            <source>Warm the stream to %1 MiB/s</source>
            <translation>Làm ấm luồng tới %1 MiB/s</translation>
        </message>
        <message>
            <source>UpdateStreamWarmThroughput, which the account's commitment allows: the room is there as soon as the call is carried out, %1 of it offered.</source>
            <translation>UpdateStreamWarmThroughput, được cam kết của tài khoản cho phép: có chỗ ngay khi lệnh được thực hiện xong, tải gửi tới là %1 của nó.</translation>
        </message>
        <message>
            <source>Take a partition key that spreads better</source>
            <translation>Dùng khóa phân vùng trải đều hơn</translation>
        </message>
        <message>
            <source>On demand, too, a shard takes 1 MiB and 1,000 records a second, and a key stays on one shard.</source>
            <translation>Cả ở chế độ theo nhu cầu, một shard nhận 1 MiB và 1.000 bản ghi mỗi giây, và một khóa luôn ở trên một shard.</translation>
        </message>
        <message>
            <source>warmed</source>
            <comment>name of a branch</comment>
            <translation>làm ấm</translation>
        </message>
        <message>
            <source>%1 takes %2 calls/s from one account in one region, whoever makes them.</source>
            <translation>%1 nhận %2 lệnh gọi/s từ một tài khoản trong một vùng, bất kể ai gọi.</translation>
        </message>
        <message>
            <source>%1 takes %2 calls/s for one stream, whoever makes them.</source>
            <translation>%1 nhận %2 lệnh gọi/s cho một luồng, bất kể ai gọi.</translation>
        </message>
        <message>
            <source>%1 takes %2 calls/s for one consumer and shard.</source>
            <translation>%1 nhận %2 lệnh gọi/s cho một consumer và một shard.</translation>
        </message>
        <message>
            <source>Fault “%1”, injected on purpose, refused calls of %2 lately: %3. The service would have taken them, as far as the fault is concerned.</source>
            <translation>Lỗi “%1”, được cố ý tạo ra, gần đây đã từ chối lời gọi của %2: %3. Nếu không có lỗi đó, dịch vụ đã nhận chúng.</translation>
        </message>
        <message>
            <source>Fault “%1” was injected on purpose and refused it. It says nothing about the service.</source>
            <translation>Lỗi “%1” được cố ý tạo ra và đã từ chối lời gọi. Điều đó không nói gì về dịch vụ.</translation>
        </message>
        <message>
            <source>Clear the fault “%1”</source>
            <translation>Gỡ lỗi “%1”</translation>
        </message>
        <message>
            <source>Nothing is refused or late because of it any more.</source>
            <translation>Không còn gì bị từ chối hay chậm vì lỗi đó nữa.</translation>
        </message>
        <message>
            <source>fault cleared</source>
            <translation>đã gỡ lỗi</translation>
        </message>
        <message>
            <source>Calls of %1 fail</source>
            <translation>Lời gọi của %1 thất bại</translation>
        </message>
        <message>
            <source>Calls of %1 are refused</source>
            <translation>Lời gọi của %1 bị từ chối</translation>
        </message>
        <message>
            <source>Of the %1 records that it sent by %2 in the last %3, %4 were refused: %5</source>
            <translation>Trong %1 bản ghi nó gửi bằng %2 trong %3 gần nhất, %4 bị từ chối: %5</translation>
        </message>
        <message>
            <source>Of its %1 calls of %2 in the last %3, %4 were refused: %5</source>
            <translation>Trong %1 lời gọi %2 của nó trong %3 gần nhất, %4 bị từ chối: %5</translation>
        </message>
        <message>
            <source>It shares that limit with others: %1 of the %2 calls of %3 in the last %4 are its own.</source>
            <translation>Nó chia sẻ giới hạn đó với bên khác: %1 trong %2 lời gọi %3 trong %4 gần nhất là của nó.</translation>
        </message>
        <message>
            <source>Nobody else takes part: all %1 calls of %2 in the last %3 are its own.</source>
            <translation>Không có bên nào khác: cả %1 lời gọi %2 trong %3 gần nhất đều là của nó.</translation>
        </message>
        <message>
            <source>Try again, each time after a longer wait</source>
            <translation>Thử lại, mỗi lần chờ lâu hơn</translation>
        </message>
        <message>
            <source>Of the batch send again only the entries that failed: 100 ms later, then after twice as long each time, with a part of it left to chance.</source>
            <translation>Chỉ gửi lại những mục thất bại của lô: sau 100 ms, rồi mỗi lần chờ lâu gấp đôi, có một phần ngẫu nhiên.</translation>
        </message>
        <message>
            <source>100 ms, then twice as long each time, with a part of it left to chance, so that programs do not come back all at once.</source>
            <translation>100 ms, rồi mỗi lần lâu gấp đôi, có một phần ngẫu nhiên, để các chương trình không quay lại cùng một lúc.</translation>
        </message>
        <message>
            <source>Write with more partition keys</source>
            <translation>Ghi với nhiều khóa phân vùng hơn</translation>
        </message>
        <message>
            <source>All of “%1” goes to one shard. A number behind it spreads the records; order then holds within each of the keys only.</source>
            <translation>Mọi bản ghi của “%1” vào cùng một shard. Thêm một số vào sau nó sẽ trải đều bản ghi; khi đó thứ tự chỉ được giữ trong từng khóa.</translation>
        </message>
        <message>
            <source>Wait %1 between two calls of %2 on a shard</source>
            <translation>Chờ %1 giữa hai lời gọi %2 trên một shard</translation>
        </message>
        <message numerus="yes">
            <source>Then there is room for all %n reader(s) of the shard.</source>
            <translation>
                <numerusform>Khi đó có chỗ cho cả %n bên đọc của shard.</numerusform>
            </translation>
        </message>
        <message>
            <source>Register as a consumer and read by SubscribeToShard</source>
            <translation>Đăng ký làm consumer và đọc bằng SubscribeToShard</translation>
        </message>
        <message>
            <source>Call %1 less often</source>
            <translation>Gọi %1 thưa hơn</translation>
        </message>
        <message>
            <source>Keep the answer and ask again when it can have changed; let one program ask for all.</source>
            <translation>Giữ lại câu trả lời và chỉ hỏi lại khi nó có thể đã đổi; để một chương trình hỏi thay cho tất cả.</translation>
        </message>
        <message>
            <source>The service places the records of this stream, one shard after another and whatever their keys: so few come that it was not this one's turn. On demand that costs nothing.</source>
            <translation>Dịch vụ tự đặt các bản ghi của luồng này, lần lượt từng shard, bất kể khóa: số bản ghi ít đến mức chưa tới lượt shard này. Ở chế độ on-demand điều đó không tốn phí.</translation>
        </message>
        <message>
            <source>Register as a consumer and read with SubscribeToShard</source>
            <translation>Đăng ký làm consumer và đọc bằng SubscribeToShard</translation>
        </message>
        <message>
            <source>Fault “%1”, injected on purpose, refused calls of %2 lately: %3. Without it, the service might have taken them.</source>
            <translation>Lỗi “%1”, được cố ý tạo ra, gần đây đã từ chối lời gọi của %2: %3. Nếu không có lỗi đó, dịch vụ có thể đã nhận chúng.</translation>
        </message>
        <message>
            <source>source: %1, %2</source>
            <translation>nguồn: %1, %2</translation>
        </message>
        <message>
            <source>%1 was merged into another.</source>
            <translation>%1 đã được gộp vào shard khác.</translation>
        </message>
        <message>
            <source>%1 was split.</source>
            <translation>%1 đã bị tách.</translation>
        </message>
        <message>
            <source>Nothing of it is left to read.</source>
            <translation>Không còn gì để đọc.</translation>
        </message>
        <message>
            <source>What it holds can be read until %1, in %2.</source>
            <translation>Nội dung của nó đọc được đến %1, còn %2.</translation>
        </message>
        <message>
            <source>%1 has passed over records</source>
            <translation>%1 đã bỏ qua bản ghi</translation>
        </message>
        <message>
            <source>%1 was given records out of order</source>
            <translation>%1 nhận bản ghi sai thứ tự</translation>
        </message>
        <message>
            <source>%1 looks for shards every %2 and opens the children it finds at LATEST: %3 records were stored in them before, the latest in %4. It never reads them.</source>
            <translation>%1 tìm shard mỗi %2 và mở các shard con tìm được ở LATEST: trước đó %3 bản ghi đã được lưu trong chúng, gần nhất ở %4. Nó không bao giờ đọc chúng.</translation>
        </message>
        <message>
            <source>%1 opens children at LATEST: %2 records were stored in them before, the latest in %3. It never reads them.</source>
            <translation>%1 mở shard con ở LATEST: trước đó %2 bản ghi đã được lưu trong chúng, gần nhất ở %3. Nó không bao giờ đọc chúng.</translation>
        </message>
        <message>
            <source>%1 keeps no checkpoint: after a subscription or an iterator was over, it went on at LATEST and passed over %2 records, the latest in %3.</source>
            <translation>%1 không giữ checkpoint: sau khi subscription hoặc iterator kết thúc, nó đọc tiếp ở LATEST và bỏ qua %2 bản ghi, gần nhất ở %3.</translation>
        </message>
        <message>
            <source>%1 does not wait for parent shards: %2 records came after later ones of their key, the latest of %3.</source>
            <translation>%1 không chờ shard cha: %2 bản ghi đến sau bản ghi mới hơn cùng khóa, gần nhất của %3.</translation>
        </message>
        <message>
            <source>Let %1 begin children at TRIM_HORIZON</source>
            <translation>Cho %1 bắt đầu shard con ở TRIM_HORIZON</translation>
        </message>
        <message>
            <source>From the next reshard on nothing is passed over. What was stays unread, unless its bookmark is moved back.</source>
            <translation>Từ lần reshard tới không còn gì bị bỏ qua. Những gì đã bỏ qua vẫn chưa đọc, trừ khi bookmark được dời lùi.</translation>
        </message>
        <message>
            <source>Let %1 go on after its last record</source>
            <translation>Cho %1 đọc tiếp sau bản ghi cuối của nó</translation>
        </message>
        <message>
            <source>ContinuationSequenceNumber is kept, and the next subscription begins at AFTER_SEQUENCE_NUMBER.</source>
            <translation>ContinuationSequenceNumber được giữ, và subscription tiếp theo bắt đầu ở AFTER_SEQUENCE_NUMBER.</translation>
        </message>
        <message>
            <source>Let %1 wait for parent shards</source>
            <translation>Cho %1 chờ shard cha</translation>
        </message>
        <message>
            <source>Children go on where they are once their parents have been read to their end.</source>
            <translation>Shard con tiếp tục từ chỗ đang đứng khi shard cha đã được đọc hết.</translation>
        </message>
        <message>
            <source>%1 from TRIM_HORIZON</source>
            <comment>name of a branch</comment>
            <translation>%1 từ TRIM_HORIZON</translation>
        </message>
        <message>
            <source>%1 with checkpoints</source>
            <comment>name of a branch</comment>
            <translation>%1 có checkpoint</translation>
        </message>
        <message>
            <source>%1 waits for parents</source>
            <comment>name of a branch</comment>
            <translation>%1 chờ shard cha</translation>
        </message>
        <message>
            <source>The KPL packed about %1 user records in each of its records; the key “%2” has the most of them: %3. A shard counts each record as one.</source>
            <translation>KPL gói khoảng %1 user record vào mỗi bản ghi của nó; khóa “%2” chiếm nhiều nhất: %3. Shard tính mỗi bản ghi là một.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::Document</name>
        <message>
            <source>unnamed run</source>
            <translation>lượt chạy chưa đặt tên</translation>
        </message>
        <message>
            <source>This run is not kept: %1</source>
            <translation>Lượt chạy này không được lưu: %1</translation>
        </message>
        <message>
            <source>This run was saved by another version of Shardscope, which played it differently. It is shown as this version plays it, with every command in it. Its file stays as it is; to keep this run, save it under a new name.</source>
            <translation>Lượt chạy này do một phiên bản Shardscope khác lưu, phiên bản đó chạy ra kết quả khác. Ở đây nó được hiển thị theo cách phiên bản này chạy, với đủ mọi lệnh. Tệp của nó được giữ nguyên; muốn giữ lượt chạy này, hãy lưu với tên mới.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::KeysDialog</name>
        <message>
            <source>Keys</source>
            <translation>Phím</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Tìm</translation>
        </message>
        <message>
            <source>Search the keys</source>
            <translation>Tìm trong bảng phím</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Việc</translation>
        </message>
        <message>
            <source>With the mouse</source>
            <translation>Bằng chuột</translation>
        </message>
        <message>
            <source>On the shard map</source>
            <translation>Trên bản đồ shard</translation>
        </message>
        <message>
            <source>On the timeline</source>
            <translation>Trên trục thời gian</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>Mọi nơi</translation>
        </message>
        <message>
            <source>Choose a shard</source>
            <translation>Chọn một shard</translation>
        </message>
        <message>
            <source>click its column</source>
            <translation>nhấp vào cột của nó</translation>
        </message>
        <message>
            <source>Split at a place: move the knife, cut</source>
            <translation>Tách tại một chỗ: dời dao, cắt</translation>
        </message>
        <message>
            <source>K, %1, Enter</source>
            <translation>K, %1, Enter</translation>
        </message>
        <message>
            <source>drag inside the column</source>
            <translation>kéo bên trong cột</translation>
        </message>
        <message>
            <source>Move the knife finely</source>
            <translation>Dời dao từng chút</translation>
        </message>
        <message>
            <source>Shift+%1</source>
            <translation>Shift+%1</translation>
        </message>
        <message>
            <source>Knife to the middle of the range</source>
            <translation>Dao vào giữa khoảng</translation>
        </message>
        <message>
            <source>Knife to where it halves the load</source>
            <translation>Dao vào chỗ chia đôi tải</translation>
        </message>
        <message>
            <source>Knife beside the hottest key</source>
            <translation>Dao sát khóa nóng nhất</translation>
        </message>
        <message>
            <source>Join with the neighbour on that side</source>
            <translation>Gộp với shard kề bên đó</translation>
        </message>
        <message>
            <source>J, %1</source>
            <translation>J, %1</translation>
        </message>
        <message>
            <source>drag its label onto the neighbour</source>
            <translation>kéo nhãn của nó lên shard kề bên</translation>
        </message>
        <message>
            <source>Put the knife away</source>
            <translation>Cất dao</translation>
        </message>
        <message>
            <source>Escape</source>
            <translation>Escape</translation>
        </message>
        <message>
            <source>drop it outside the map</source>
            <translation>thả ra ngoài bản đồ</translation>
        </message>
        <message>
            <source>Scrub through time</source>
            <translation>Tua theo thời gian</translation>
        </message>
        <message>
            <source>drag along the strip</source>
            <translation>kéo dọc theo dải</translation>
        </message>
        <message>
            <source>Zoom the time axis</source>
            <translation>Phóng to, thu nhỏ trục thời gian</translation>
        </message>
        <message>
            <source>wheel over the strip</source>
            <translation>lăn chuột trên dải</translation>
        </message>
        <message>
            <source>Move the time axis</source>
            <translation>Dời trục thời gian</translation>
        </message>
        <message>
            <source>Next, previous control</source>
            <translation>Nút điều khiển kế, trước</translation>
        </message>
        <message>
            <source>Tab, Shift+Tab</source>
            <translation>Tab, Shift+Tab</translation>
        </message>
        <message>
            <source>Turn a slider</source>
            <translation>Chỉnh thanh trượt</translation>
        </message>
        <message>
            <source>drag its handle</source>
            <translation>kéo núm của nó</translation>
        </message>
        <message>
            <source>Choose in a list</source>
            <translation>Chọn trong danh sách</translation>
        </message>
        <message>
            <source>click the row</source>
            <translation>nhấp vào hàng</translation>
        </message>
        <message>
            <source>Go to the moment of an API call</source>
            <translation>Đến lúc có lời gọi API</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>click its row</source>
            <translation>nhấp vào hàng của nó</translation>
        </message>
        <message>
            <source>Clear the filter, leave it</source>
            <translation>Xóa bộ lọc, rời khỏi nó</translation>
        </message>
        <message>
            <source>Open a file</source>
            <translation>Mở tệp</translation>
        </message>
        <message>
            <source>drop it on the window</source>
            <translation>thả vào cửa sổ</translation>
        </message>
        <message>
            <source>On the key heatmap</source>
            <translation>Trên bản đồ nhiệt</translation>
        </message>
        <message>
            <source>On the Fan-out stage</source>
            <translation>Ở cảnh Fan-out</translation>
        </message>
        <message>
            <source>On a lane of the branches</source>
            <translation>Trên làn của một nhánh</translation>
        </message>
        <message>
            <source>Knife to one of the best cuts</source>
            <translation>Dao vào một trong các nhát cắt tốt nhất</translation>
        </message>
        <message>
            <source>click its flag</source>
            <translation>nhấp vào cờ của nó</translation>
        </message>
        <message>
            <source>Zoom in, out</source>
            <translation>Phóng to, thu nhỏ</translation>
        </message>
        <message>
            <source>Ctrl+wheel</source>
            <translation>Ctrl+lăn chuột</translation>
        </message>
        <message>
            <source>Show the whole ring</source>
            <translation>Xem toàn vòng</translation>
        </message>
        <message>
            <source>Move along the ring</source>
            <translation>Di chuyển dọc vòng</translation>
        </message>
        <message>
            <source>Shift+wheel</source>
            <translation>Shift+lăn chuột</translation>
        </message>
        <message>
            <source>Choose a bookmark</source>
            <translation>Chọn dấu trang</translation>
        </message>
        <message>
            <source>point at its flag</source>
            <translation>trỏ vào cờ của nó</translation>
        </message>
        <message>
            <source>Move the bookmark by a second, by a minute</source>
            <translation>Dời dấu trang một giây, một phút</translation>
        </message>
        <message>
            <source>%1, Shift+%1</source>
            <translation>%1, Shift+%1</translation>
        </message>
        <message>
            <source>drag its flag</source>
            <translation>kéo cờ của nó</translation>
        </message>
        <message>
            <source>To the oldest record, to the newest</source>
            <translation>Đến bản ghi cũ nhất, mới nhất</translation>
        </message>
        <message>
            <source>Home  End</source>
            <translation>Home  End</translation>
        </message>
        <message>
            <source>Move it on all shards</source>
            <translation>Dời nó trên mọi shard</translation>
        </message>
        <message>
            <source>Ctrl+%1</source>
            <translation>Ctrl+%1</translation>
        </message>
        <message>
            <source>Ctrl while dragging</source>
            <translation>giữ Ctrl khi kéo</translation>
        </message>
        <message>
            <source>Leave it there, put it back</source>
            <translation>Để lại đó, trả về chỗ cũ</translation>
        </message>
        <message>
            <source>Enter, Escape</source>
            <translation>Enter, Escape</translation>
        </message>
        <message>
            <source>Choose a consumer</source>
            <translation>Chọn consumer</translation>
        </message>
        <message>
            <source>click its card</source>
            <translation>nhấp vào thẻ của nó</translation>
        </message>
        <message>
            <source>Let it read the other way: aim, change</source>
            <translation>Cho đọc theo cách kia: nhắm, đổi</translation>
        </message>
        <message>
            <source>%1, Enter</source>
            <translation>%1, Enter</translation>
        </message>
        <message>
            <source>drag the card onto the other lane</source>
            <translation>kéo thẻ sang làn kia</translation>
        </message>
        <message>
            <source>Stay as it is</source>
            <translation>Giữ nguyên</translation>
        </message>
        <message>
            <source>drop it on its own lane</source>
            <translation>thả lại vào làn của nó</translation>
        </message>
        <message>
            <source>Mark a range, with its statistics</source>
            <translation>Đánh dấu một khoảng, kèm số liệu</translation>
        </message>
        <message>
            <source>Shift+drag along the strip</source>
            <translation>Shift+kéo dọc theo dải</translation>
        </message>
        <message>
            <source>sideways wheel, drag with the middle button</source>
            <translation>lăn chuột ngang, kéo bằng nút giữa</translation>
        </message>
        <message>
            <source>On the overview: move what is shown, narrow or widen it</source>
            <translation>Trên dải tổng quan: dời phần đang xem, thu hẹp hoặc nới rộng</translation>
        </message>
        <message>
            <source>drag its frame</source>
            <translation>kéo khung của nó</translation>
        </message>
        <message>
            <source>Go on in the branch</source>
            <translation>Tiếp tục ở nhánh</translation>
        </message>
        <message>
            <source>click the lane</source>
            <translation>nhấp vào làn</translation>
        </message>
        <message>
            <source>Compare with it</source>
            <translation>So sánh với nó</translation>
        </message>
        <message>
            <source>click its first button</source>
            <translation>nhấp nút thứ nhất của nó</translation>
        </message>
        <message>
            <source>Rename it</source>
            <translation>Đổi tên</translation>
        </message>
        <message>
            <source>click its second button</source>
            <translation>nhấp nút thứ hai của nó</translation>
        </message>
        <message>
            <source>Next, previous lane</source>
            <translation>Làn kế, trước</translation>
        </message>
        <message>
            <source>Which keys filled a refused second</source>
            <translation>Khóa nào lấp đầy một giây bị từ chối</translation>
        </message>
        <message>
            <source>click the red second, here or in the throughput chart</source>
            <translation>nhấp giây màu đỏ, ở đây hoặc trong biểu đồ thông lượng</translation>
        </message>
        <message>
            <source>The refused second before, after</source>
            <translation>Giây bị từ chối trước, sau</translation>
        </message>
        <message>
            <source>Batch of PutRecords</source>
            <translation>Lô PutRecords</translation>
        </message>
        <message>
            <source>Next, previous failed entry</source>
            <translation>Mục thất bại kế tiếp, trước đó</translation>
        </message>
        <message>
            <source>Choose an entry</source>
            <translation>Chọn một mục</translation>
        </message>
        <message>
            <source>click its cell</source>
            <translation>nhấp vào ô của nó</translation>
        </message>
        <message>
            <source>Send again what failed</source>
            <translation>Gửi lại những gì thất bại</translation>
        </message>
        <message>
            <source>click the button</source>
            <translation>nhấp vào nút</translation>
        </message>
        <message>
            <source>Open the batch of a PutRecords call, ask why a call was refused</source>
            <translation>Mở lô của lệnh gọi PutRecords, hỏi vì sao lệnh gọi bị từ chối</translation>
        </message>
        <message>
            <source>right-click its row</source>
            <translation>nhấp chuột phải vào hàng</translation>
        </message>
        <message>
            <source>Order of a key&apos;s records</source>
            <translation>Thứ tự bản ghi của một khóa</translation>
        </message>
        <message>
            <source>Choose a record</source>
            <translation>Chọn một bản ghi</translation>
        </message>
        <message>
            <source>click its dot</source>
            <translation>nhấp vào chấm của nó</translation>
        </message>
        <message>
            <source>The move before, after, from shard to shard</source>
            <translation>Lần chuyển shard trước, sau</translation>
        </message>
        <message>
            <source>On a chart</source>
            <translation>Trên một biểu đồ</translation>
        </message>
        <message>
            <source>In the navigator</source>
            <translation>Trong bảng điều hướng</translation>
        </message>
        <message>
            <source>Fold the closed ancestors of a shard into one, show them again</source>
            <translation>Gấp các tổ tiên đã đóng của một shard thành một, rồi hiện lại</translation>
        </message>
        <message>
            <source>double-click one of them, or the shard</source>
            <translation>nhấp đúp vào một tổ tiên hoặc vào shard</translation>
        </message>
        <message>
            <source>Move the crosshair</source>
            <translation>Di chuyển đường dóng</translation>
        </message>
        <message>
            <source>point at it</source>
            <translation>trỏ vào đó</translation>
        </message>
        <message>
            <source>Choose one of its lines</source>
            <translation>Chọn một đường trong biểu đồ</translation>
        </message>
        <message>
            <source>Choose a shard in the pipes</source>
            <translation>Chọn một shard trong các ống</translation>
        </message>
        <message>
            <source>Choose a bar of the latency histogram, follow one of its records</source>
            <translation>Chọn một cột của biểu đồ độ trễ, theo một bản ghi của nó</translation>
        </message>
        <message>
            <source>click the bar</source>
            <translation>nhấp vào cột</translation>
        </message>
        <message>
            <source>Open and shut a stream, and the closed ancestors of a shard</source>
            <translation>Mở và đóng một luồng, và các tổ tiên đã đóng của một shard</translation>
        </message>
        <message>
            <source>click its triangle</source>
            <translation>nhấp vào tam giác của nó</translation>
        </message>
        <message>
            <source>What can be done with it</source>
            <translation>Có thể làm gì với nó</translation>
        </message>
        <message>
            <source>Shift+F10, Menu</source>
            <translation>Shift+F10, Menu</translation>
        </message>
        <message>
            <source>right-click it</source>
            <translation>nhấp chuột phải vào nó</translation>
        </message>
        <message>
            <source>Show the page of what is chosen in the navigator</source>
            <translation>Hiện trang của mục đang chọn trong danh mục</translation>
        </message>
        <message>
            <source>Name its record by number, or the one before it</source>
            <translation>Gọi bản ghi của nó theo số thứ tự, hoặc bản ghi trước đó</translation>
        </message>
        <message>
            <source>N while dragging</source>
            <translation>N khi đang kéo</translation>
        </message>
        <message>
            <source>Move the record of the key box, by little</source>
            <translation>Dời bản ghi của ô khóa, từng chút</translation>
        </message>
        <message>
            <source>drag it onto the map</source>
            <translation>kéo nó lên sơ đồ</translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::MainWindow</name>
        <message>
            <source>Workspaces (*.shardscope)</source>
            <translation>Không gian làm việc (*.shardscope)</translation>
        </message>
        <message>
            <source>Stream</source>
            <translation>Luồng</translation>
        </message>
        <message>
            <source>Transport</source>
            <translation>Điều khiển</translation>
        </message>
        <message>
            <source>Navigator</source>
            <translation>Danh mục</translation>
        </message>
        <message>
            <source>Inspector</source>
            <translation>Chi tiết</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>Dòng thời gian</translation>
        </message>
        <message>
            <source>API calls</source>
            <translation>Lời gọi API</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Tệp</translation>
        </message>
        <message>
            <source>&amp;New live scenario</source>
            <translation>&amp;Kịch bản trực tiếp mới</translation>
        </message>
        <message>
            <source>&amp;Open…</source>
            <translation>&amp;Mở…</translation>
        </message>
        <message>
            <source>Open re&amp;cent</source>
            <translation>Mở &amp;gần đây</translation>
        </message>
        <message>
            <source>&amp;Take up the last run</source>
            <translation>&amp;Tiếp tục lượt chạy trước</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>&amp;Lưu</translation>
        </message>
        <message>
            <source>Save &amp;as…</source>
            <translation>Lưu thàn&amp;h…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>Th&amp;oát</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Sửa</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Hoàn tác</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Làm lại</translation>
        </message>
        <message>
            <source>&amp;Filter the API calls</source>
            <translation>Lọ&amp;c lời gọi API</translation>
        </message>
        <message>
            <source>&amp;Run</source>
            <translation>&amp;Chạy</translation>
        </message>
        <message>
            <source>&amp;Play or pause</source>
            <translation>&amp;Chạy hoặc tạm dừng</translation>
        </message>
        <message>
            <source>One secon&amp;d on</source>
            <translation>&amp;Tới một giây</translation>
        </message>
        <message>
            <source>One second &amp;back</source>
            <translation>&amp;Lùi một giây</translation>
        </message>
        <message>
            <source>One minute on</source>
            <translation>Tới một phút</translation>
        </message>
        <message>
            <source>One minute back</source>
            <translation>Lùi một phút</translation>
        </message>
        <message>
            <source>&amp;Faster</source>
            <translation>&amp;Nhanh hơn</translation>
        </message>
        <message>
            <source>&amp;Slower</source>
            <translation>Chậ&amp;m hơn</translation>
        </message>
        <message>
            <source>To the s&amp;tart</source>
            <translation>Về đầ&amp;u</translation>
        </message>
        <message>
            <source>To the &amp;latest instant</source>
            <translation>Đến thời điểm mới nhất</translation>
        </message>
        <message>
            <source>Previous trouble mark</source>
            <translation>Dấu sự cố trước</translation>
        </message>
        <message>
            <source>Next trouble mark</source>
            <translation>Dấu sự cố sau</translation>
        </message>
        <message>
            <source>Branch &amp;here</source>
            <translation>&amp;Rẽ nhánh tại đây</translation>
        </message>
        <message>
            <source>Shar&amp;ds</source>
            <translation>S&amp;hard</translation>
        </message>
        <message>
            <source>&amp;Split the selected shard</source>
            <translation>&amp;Tách shard đang chọn</translation>
        </message>
        <message>
            <source>&amp;Join it with a neighbour</source>
            <translation>&amp;Gộp với shard bên cạnh</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Xem</translation>
        </message>
        <message>
            <source>Stage &amp;Stream</source>
            <translation>Cảnh &amp;Luồng</translation>
        </message>
        <message>
            <source>Time axis: zoom &amp;in</source>
            <translation>Trục thời gian: phóng &amp;to</translation>
        </message>
        <message>
            <source>Time axis: zoom &amp;out</source>
            <translation>T&amp;rục thời gian: thu nhỏ</translation>
        </message>
        <message>
            <source>Time axis: earlier</source>
            <translation>Trục thời gian: sớm hơn</translation>
        </message>
        <message>
            <source>Time axis: later</source>
            <translation>Trục thời gian: muộn hơn</translation>
        </message>
        <message>
            <source>Time &amp;axis: fit</source>
            <translation>Trục thời gian: &amp;vừa khít</translation>
        </message>
        <message>
            <source>&amp;Movable panels</source>
            <translation>Cho phép &amp;di chuyển bảng</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>&amp;Giao diện</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Theo hệ thống</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Sáng</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Tối</translation>
        </message>
        <message>
            <source>Languag&amp;e</source>
            <translation>&amp;Ngôn ngữ</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>Trợ &amp;giúp</translation>
        </message>
        <message>
            <source>&amp;Keys</source>
            <translation>&amp;Phím</translation>
        </message>
        <message>
            <source>&amp;About Shardscope</source>
            <translation>&amp;Giới thiệu Shardscope</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Mở</translation>
        </message>
        <message>
            <source>Save as</source>
            <translation>Lưu thành</translation>
        </message>
        <message>
            <source>%1 – Shardscope</source>
            <translation>%1 – Shardscope</translation>
        </message>
        <message>
            <source>no file yet</source>
            <translation>chưa có tệp</translation>
        </message>
        <message>
            <source>saved</source>
            <translation>đã lưu</translation>
        </message>
        <message>
            <source>About Shardscope</source>
            <translation>Giới thiệu Shardscope</translation>
        </message>
        <message>
            <source>&lt;b&gt;Shardscope %1&lt;/b&gt;&lt;p&gt;A simulator and visualizer of Amazon Kinesis.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. Not affiliated with Amazon.&lt;/p&gt;</source>
            <translation>&lt;b&gt;Shardscope %1&lt;/b&gt;&lt;p&gt;Trình mô phỏng và trực quan hóa Amazon Kinesis.&lt;/p&gt;&lt;p&gt;Phần mềm tự do theo Giấy phép Công cộng GNU, phiên bản 3 trở lên. Không liên kết với Amazon.&lt;/p&gt;</translation>
        </message>
        <message>
            <source>This workspace is open already; it is saved as it goes.</source>
            <translation>Không gian làm việc này đang mở; nó được lưu liên tục.</translation>
        </message>
        <message>
            <source>&amp;Why?</source>
            <translation>&amp;Vì sao?</translation>
        </message>
        <message>
            <source>&amp;Why? of what is selected</source>
            <translation>&amp;Vì sao mục đang chọn lại thế?</translation>
        </message>
        <message>
            <source>&amp;Try the remedy</source>
            <translation>&amp;Thử cách khắc phục</translation>
        </message>
        <message>
            <source>Show the &amp;other future</source>
            <translation>Hiện tương la&amp;i kia</translation>
        </message>
        <message>
            <source>&amp;End the comparison</source>
            <translation>&amp;Kết thúc so sánh</translation>
        </message>
        <message>
            <source>Fan-out</source>
            <translation>Fan-out</translation>
        </message>
        <message>
            <source>Stages</source>
            <translation>Các cảnh</translation>
        </message>
        <message>
            <source>Stage &amp;Fan-out</source>
            <translation>Cảnh &amp;Fan-out</translation>
        </message>
        <message>
            <source>&amp;Type a key</source>
            <translation>Gõ một &amp;khóa</translation>
        </message>
        <message>
            <source>Hash axis: zoom &amp;in</source>
            <translation>Trục băm: &amp;phóng to</translation>
        </message>
        <message>
            <source>Hash axis: zoom &amp;out</source>
            <translation>Trục băm: thu &amp;nhỏ</translation>
        </message>
        <message>
            <source>Hash axis: the &amp;whole ring</source>
            <translation>Trục băm: toàn &amp;vòng</translation>
        </message>
        <message>
            <source>&amp;Mark this moment</source>
            <translation>Đánh &amp;dấu lúc này</translation>
        </message>
        <message>
            <source>&amp;Keep the mark, with a note…</source>
            <translation>&amp;Giữ dấu, kèm ghi chú…</translation>
        </message>
        <message>
            <source>Statistics of the ran&amp;ge</source>
            <translation>Thống &amp;kê của khoảng</translation>
        </message>
        <message>
            <source>Run &amp;until…</source>
            <translation>Chạ&amp;y đến…</translation>
        </message>
        <message>
            <source>Run unt&amp;il the first throttle</source>
            <translation>Chạy đến lần bị từ chối đầu tiên</translation>
        </message>
        <message>
            <source>Ru&amp;n until the first loss</source>
            <translation>Chạy đến lần mất dữ liệu đầu tiên</translation>
        </message>
        <message>
            <source>Charts by the minute, as &amp;CloudWatch shows them</source>
            <translation>Biểu đồ theo phút, như Cloud&amp;Watch hiển thị</translation>
        </message>
        <message>
            <source>&amp;Larger panel</source>
            <translation>Kh&amp;ung lớn hơn</translation>
        </message>
        <message>
            <source>Smaller &amp;panel</source>
            <translation>Khung nhỏ &amp;hơn</translation>
        </message>
        <message>
            <source>Re&amp;duced motion</source>
            <translation>Giả&amp;m chuyển động</translation>
        </message>
        <message>
            <source>Sa&amp;y what is shown</source>
            <translation>Đọc những gì đang h&amp;iển thị</translation>
        </message>
        <message>
            <source>Copied to the clipboard.</source>
            <translation>Đã chép vào bảng nhớ tạm.</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>Tương phản cao</translation>
        </message>
        <message>
            <source>Te&amp;xt size</source>
            <translation>&amp;Cỡ chữ</translation>
        </message>
        <message>
            <source>&amp;Larger text</source>
            <translation>Chữ &amp;lớn hơn</translation>
        </message>
        <message>
            <source>&amp;Smaller text</source>
            <translation>Chữ &amp;nhỏ hơn</translation>
        </message>
        <message>
            <source>&amp;Normal text</source>
            <translation>Chữ cỡ &amp;thường</translation>
        </message>
        <message>
            <source>English &amp;terms beside</source>
            <translation>Kèm &amp;thuật ngữ tiếng Anh</translation>
        </message>
        <message>
            <source>&amp;Back to what was selected before</source>
            <translation>&amp;Trở lại mục đã chọn trước đó</translation>
        </message>
        <message>
            <source>F&amp;orward again</source>
            <translation>Đ&amp;i tới lại</translation>
        </message>
        <message>
            <source>&amp;Command palette…</source>
            <translation>Bản&amp;g lệnh…</translation>
        </message>
        <message>
            <source>On to the next &amp;event</source>
            <translation>Tới &amp;sự kiện kế tiếp</translation>
        </message>
        <message>
            <source>Back to the event before</source>
            <translation>Lùi về sự kiện trước</translation>
        </message>
        <message>
            <source>On to the next &amp;record</source>
            <translation>Tới &amp;bản ghi kế tiếp</translation>
        </message>
        <message>
            <source>Back to the record before</source>
            <translation>Lùi về bản ghi trước</translation>
        </message>
        <message>
            <source>Pause at the ne&amp;xt throttle</source>
            <translation>Tạm dừng ở lần bị từ chối kế tiế&amp;p</translation>
        </message>
        <message>
            <source>Pause at the next l&amp;oss</source>
            <translation>Tạm dừng ở lần mất dữ liệu kế tiếp</translation>
        </message>
        <message>
            <source>stream</source>
            <translation>luồng</translation>
        </message>
        <message>
            <source>shard of %1</source>
            <translation>shard của %1</translation>
        </message>
        <message>
            <source>consumer of %1</source>
            <translation>consumer của %1</translation>
        </message>
        <message>
            <source>producer of %1</source>
            <translation>producer của %1</translation>
        </message>
        <message>
            <source>&amp;Level plan…</source>
            <translation>Kế hoạch &amp;san đều…</translation>
        </message>
        <message>
            <source>Level plan</source>
            <translation>Kế hoạch san đều</translation>
        </message>
        <message>
            <source>Hash space as a rin&amp;g</source>
            <translation>&amp;Không gian băm dạng vòng</translation>
        </message>
        <message>
            <source>Ke&amp;ys of the refused second pointed at</source>
            <translation>Khóa của giâ&amp;y bị từ chối đang trỏ</translation>
        </message>
        <message>
            <source>Open a &amp;PutRecords batch</source>
            <translation>&amp;Mở một lô PutRecords</translation>
        </message>
        <message>
            <source>Why was a &amp;call refused?</source>
            <translation>Vì sao một lệnh &amp;gọi bị từ chối?</translation>
        </message>
        <message>
            <source>Move the &amp;bookmark of the selected consumer…</source>
            <translation>Chuyển dấu trang của cons&amp;umer đã chọn…</translation>
        </message>
        <message>
            <source>Lag in &amp;records that are not read yet</source>
            <translation>Độ trễ theo số &amp;bản ghi chưa đọc</translation>
        </message>
        <message>
            <source>&amp;Consumers</source>
            <translation>C&amp;onsumer</translation>
        </message>
        <message>
            <source>&amp;Add a shared consumer…</source>
            <translation>Thêm consumer dùng &amp;chung…</translation>
        </message>
        <message>
            <source>Add an &amp;enhanced fan-out consumer…</source>
            <translation>Thêm consumer &amp;enhanced fan-out…</translation>
        </message>
        <message>
            <source>O&amp;rder of a key&apos;s records</source>
            <translation>Thứ tự &amp;bản ghi của một khóa</translation>
        </message>
        <message>
            <source>Colour r&amp;ules…</source>
            <translation>&amp;Quy tắc màu…</translation>
        </message>
        <message>
            <source>Begin a &amp;chapter here…</source>
            <translation>Bắt đầu một chương tại đây…</translation>
        </message>
        <message>
            <source>Previous chapter</source>
            <translation>Chương trước</translation>
        </message>
        <message>
            <source>Next chapter</source>
            <translation>Chương sau</translation>
        </message>
        <message>
            <source>&amp;Fold or show its closed ancestors</source>
            <translation>Gấp h&amp;oặc hiện các tổ tiên đã đóng</translation>
        </message>
        <message>
            <source>&amp;Journey of the slowest record</source>
            <translation>&amp;Hành trình của bản ghi chậm nhất</translation>
        </message>
        <message>
            <source>Me&amp;nu of what has the focus</source>
            <translation>M&amp;enu của thứ đang được chọn</translation>
        </message>
        <message>
            <source>&amp;Poison the next record of the selected shard</source>
            <translation>&amp;Làm hỏng bản ghi kế tiếp của shard đang chọn</translation>
        </message>
        <message>
            <source>H&amp;eal all poison records</source>
            <translation>Chữ&amp;a mọi bản ghi hỏng</translation>
        </message>
        <message>
            <source>Programs have called so much that this run has forgotten how it came about. It goes on, but nothing can be undone, gone back to or saved any more.</source>
            <translation>Các chương trình đã gọi nhiều đến mức lượt chạy này đã quên quá khứ của nó. Nó chạy tiếp, nhưng không còn gì để hoàn tác, quay lại hay lưu.</translation>
        </message>
        <message>
            <source>Let progr&amp;ams call this run</source>
            <translation>Ch&amp;o phép chương trình gọi lượt chạy này</translation>
        </message>
        <message>
            <source>Lines for a program of &amp;your own…</source>
            <translation>Dòng lệnh cho chương trình củ&amp;a bạn…</translation>
        </message>
        <message>
            <source>&amp;Copy the stream as code…</source>
            <translation>Sao chép str&amp;eam thành mã…</translation>
        </message>
        <message>
            <source>not saved</source>
            <translation>không được lưu</translation>
        </message>
        <message>
            <source>&amp;New stream…</source>
            <translation>Stream &amp;mới…</translation>
        </message>
        <message>
            <source>Copy the chosen API c&amp;all as code…</source>
            <translation>Sao chép lệnh gọi &amp;API đã chọn thành mã…</translation>
        </message>
        <message>
            <source>&amp;Import a stream…</source>
            <translation>&amp;Nhập một stream…</translation>
        </message>
        <message>
            <source>Save API ca&amp;lls…</source>
            <translation>Lư&amp;u các lệnh gọi API…</translation>
        </message>
        <message>
            <source>Choose an API call first, or make one.</source>
            <translation>Hãy chọn một lệnh gọi API trước, hoặc thực hiện một lệnh gọi.</translation>
        </message>
        <message>
            <source>There is nothing to save yet: neither you nor a program has called the API.</source>
            <translation>Chưa có gì để lưu: cả bạn lẫn chương trình nào đều chưa gọi API.</translation>
        </message>
        <message>
            <source>Save API calls</source>
            <translation>Lưu các lệnh gọi API</translation>
        </message>
        <message>
            <source>API calls (*.ndjson)</source>
            <translation>Lệnh gọi API (*.ndjson)</translation>
        </message>
        <message numerus="yes">
            <source>%n API call(s) saved.</source>
            <translation>
                <numerusform>Đã lưu %n lệnh gọi API.</numerusform>
            </translation>
        </message>
        <message>
            <source>Scenarios, workspaces, logs and API calls (*.json *.shardscope *.log *.ndjson);;All files (*)</source>
            <translation>Kịch bản, không gian làm việc, nhật ký và lệnh gọi API (*.json *.shardscope *.log *.ndjson);;Mọi tệp (*)</translation>
        </message>
        <message>
            <source>Add an &amp;autoscaler…</source>
            <translation>Thêm bộ tự &amp;co giãn…</translation>
        </message>
        <message>
            <source>autoscaler of %1</source>
            <translation>bộ tự co giãn của %1</translation>
        </message>
        <message>
            <source>Shard co&amp;unt…</source>
            <translation>Số sha&amp;rd…</translation>
        </message>
        <message>
            <source>Settin&amp;gs of the stream…</source>
            <translation>Th&amp;iết đặt của luồng…</translation>
        </message>
        <message>
            <source>program</source>
            <translation>chương trình</translation>
        </message>
        <message>
            <source>Access, &amp;keys and policies…</source>
            <translation>&amp;Quyền truy cập, khóa và chính sách…</translation>
        </message>
        <message>
            <source>&amp;Quotas…</source>
            <translation>&amp;Hạn mức…</translation>
        </message>
        <message>
            <source>Which shar&amp;ds ListShards lists</source>
            <translation>Các shard mà ListShards liệt kê (&amp;D)</translation>
        </message>
        <message>
            <source>Scenarios, workspaces, logs, API calls and metrics (*.json *.shardscope *.log *.ndjson *.csv);;All files (*)</source>
            <translation>Kịch bản, không gian làm việc, log, lời gọi API và số liệu (*.json *.shardscope *.log *.ndjson *.csv);;Mọi tệp (*)</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 của %2</translation>
        </message>
        <message numerus="yes">
            <source>It was one gesture of %Ln commands.</source>
            <translation>
                <numerusform>Đó là một thao tác gồm %Ln lệnh.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln call(s) of programs since then stay: they are carried out again.</source>
            <translation>
                <numerusform>%Ln lời gọi của các chương trình từ lúc đó vẫn giữ nguyên: chúng được thực hiện lại.</numerusform>
            </translation>
        </message>
        <message>
            <source>Programs have called so much that this run has forgotten how it came about: nothing can be taken back.</source>
            <translation>Các chương trình đã gọi quá nhiều nên lần chạy này không còn nhớ mình hình thành thế nào: không thể hoàn tác gì nữa.</translation>
        </message>
        <message>
            <source>&amp;Undo %1</source>
            <translation>&amp;Hoàn tác %1</translation>
        </message>
        <message>
            <source>Takes back %1 at %2.</source>
            <translation>Hoàn tác %1 lúc %2.</translation>
        </message>
        <message>
            <source>There is nothing to take back. What programs call is never taken back.</source>
            <translation>Không có gì để hoàn tác. Lời gọi của các chương trình không bao giờ được hoàn tác.</translation>
        </message>
        <message>
            <source>&amp;Redo %1</source>
            <translation>&amp;Làm lại %1</translation>
        </message>
        <message>
            <source>Puts back %1 at %2.</source>
            <translation>Làm lại %1 lúc %2.</translation>
        </message>
        <message>
            <source>Nothing has been taken back that could be put back.</source>
            <translation>Chưa có gì được hoàn tác để làm lại.</translation>
        </message>
        <message>
            <source>Add a pro&amp;ducer…</source>
            <translation>Thêm pro&amp;ducer…</translation>
        </message>
        <message>
            <source>In&amp;ject faults…</source>
            <translation>T&amp;iêm lỗi…</translation>
        </message>
        <message>
            <source>W&amp;hich shards ListShards lists</source>
            <translation>Các s&amp;hard mà ListShards liệt kê</translation>
        </message>
        <message>
            <source>Settings of the run…</source>
            <translation>Thiết đặt của lần chạy…</translation>
        </message>
        <message>
            <source>&amp;Replay…</source>
            <translation>&amp;Phát lại…</translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::Palette</name>
        <message>
            <source>Command palette</source>
            <translation>Bảng lệnh</translation>
        </message>
        <message>
            <source>What to do, or where to go</source>
            <translation>Làm gì, hay đi đến đâu</translation>
        </message>
        <message>
            <source>Commands</source>
            <translation>Các lệnh</translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::ReplayDialog</name>
        <message>
            <source>Replay</source>
            <translation>Phát lại</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Hủy</translation>
        </message>
        <message>
            <source>Browse…</source>
            <translation>Duyệt…</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Tệp</translation>
        </message>
        <message>
            <source>Partition key</source>
            <translation>Khóa phân vùng</translation>
        </message>
        <message>
            <source>Shards</source>
            <translation>Shard</translation>
        </message>
        <message>
            <source>Access log, captured calls as NDJSON, or pages of get-records</source>
            <translation>Nhật ký truy cập, lệnh gọi đã ghi dạng NDJSON, hoặc các trang của get-records</translation>
        </message>
        <message>
            <source>Speed</source>
            <comment>of a replay</comment>
            <translation>Tốc độ</translation>
        </message>
        <message>
            <source>Choose a log or captured calls</source>
            <translation>Chọn nhật ký hoặc lệnh gọi đã ghi</translation>
        </message>
        <message>
            <source>Logs and calls (*.log *.txt *access* *.ndjson *.json);;All files (*)</source>
            <translation>Nhật ký và lệnh gọi (*.log *.txt *access* *.ndjson *.json);;Mọi tệp (*)</translation>
        </message>
        <message>
            <source>Each line becomes one record, put when the log says it happened. The speed presses log time into virtual time; the speed of the run comes on top of it.</source>
            <translation>Mỗi dòng thành một bản ghi, được ghi vào đúng lúc nhật ký cho biết. Tốc độ này nén thời gian nhật ký vào thời gian ảo; tốc độ chạy nhân thêm lên trên.</translation>
        </message>
        <message>
            <source>The calls are made again, on the streams that are open where those have all that is put to, else on streams of their own. The speed presses captured time into virtual time; the speed of the run comes on top of it.</source>
            <translation>Các lệnh gọi được thực hiện lại, trên những luồng đang mở nếu ở đó có đủ mọi luồng được ghi vào, nếu không thì trên luồng riêng. Tốc độ này nén thời gian đã ghi vào thời gian ảo; tốc độ chạy nhân thêm lên trên.</translation>
        </message>
        <message numerus="yes">
            <source>%n call(s) in %1.</source>
            <translation>
                <numerusform>%n lệnh gọi trong %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n call(s), one after another without pauses, at the start of the run.</source>
            <translation>
                <numerusform>%n lệnh gọi, nối tiếp nhau không nghỉ, ngay lúc bắt đầu lượt chạy.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n call(s): longer at this speed than a run can last. Choose a faster one.</source>
            <translation>
                <numerusform>%n lệnh gọi: ở tốc độ này dài hơn mức một lượt chạy có thể kéo dài. Hãy chọn tốc độ nhanh hơn.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::AddConsumerDialog</name>
        <message>
            <source>&amp;shared, by GetRecords</source>
            <translation>dùng &amp;chung, bằng GetRecords</translation>
        </message>
        <message>
            <source>&amp;enhanced fan-out</source>
            <translation>&amp;enhanced fan-out</translation>
        </message>
        <message>
            <source>&amp;Add</source>
            <translation>&amp;Thêm</translation>
        </message>
        <message>
            <source>Add a consumer to %1</source>
            <translation>Thêm consumer cho %1</translation>
        </message>
        <message>
            <source> records/s</source>
            <translation> bản ghi/giây</translation>
        </message>
        <message>
            <source>as fast as they come</source>
            <translation>nhanh hết mức</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>Tê&amp;n</translation>
        </message>
        <message>
            <source>Reads</source>
            <translation>Đọc</translation>
        </message>
        <message>
            <source>&amp;From</source>
            <translation>Từ &amp;vị trí</translation>
        </message>
        <message>
            <source>&amp;Processing of each shard</source>
            <translation>&amp;Xử lý mỗi shard</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Hủy</translation>
        </message>
        <message>
            <source>each shard, every %1</source>
            <translation>mỗi shard, mỗi %1</translation>
        </message>
        <message>
            <source>each shard, once ACTIVE</source>
            <translation>mỗi shard, khi đã ACTIVE</translation>
        </message>
        <message>
            <source>Its registration is there already and is used again.</source>
            <translation>Đăng ký của nó đã có sẵn và được dùng lại.</translation>
        </message>
        <message>
            <source>Costs nothing more: it shares 2 MiB/s and 5 calls/s of every shard with the others.</source>
            <translation>Không tốn thêm gì: nó chia sẻ 2 MiB/s và 5 lệnh gọi/giây của mỗi shard với các consumer khác.</translation>
        </message>
        <message>
            <source>About %1 an hour more. Registered now: %2 of %3.</source>
            <translation>Thêm khoảng %1 mỗi giờ. Đang đăng ký: %2 trên %3.</translation>
        </message>
        <message>
            <source>About %1 an hour more: it shares 2 MiB/s and 5 calls/s of every shard with the others, and what is read on demand is paid for.</source>
            <translation>Thêm khoảng %1 mỗi giờ: nó dùng chung 2 MiB/s và 5 lệnh gọi/s của mỗi shard với các consumer khác, và dữ liệu đọc theo nhu cầu phải trả tiền.</translation>
        </message>
        <message>
            <source>Child shards</source>
            <translation>Shard con</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::BatchCells</name>
        <message>
            <source>entry %1, key %2, stored</source>
            <translation>mục %1, khóa %2, đã lưu</translation>
        </message>
        <message>
            <source>entry %1, key %2, failed</source>
            <translation>mục %1, khóa %2, thất bại</translation>
        </message>
        <message>
            <source>&lt;b&gt;Entry %1&lt;/b&gt; of %2 · key &lt;b&gt;%3&lt;/b&gt; · %4</source>
            <translation>&lt;b&gt;Mục %1&lt;/b&gt; trên %2 · khóa &lt;b&gt;%3&lt;/b&gt; · %4</translation>
        </message>
        <message>
            <source>attempt %1</source>
            <translation>lần thử %1</translation>
        </message>
        <message>
            <source>Stored in %1 under sequence number</source>
            <translation>Đã lưu trong %1 với số thứ tự</translation>
        </message>
        <message>
            <source>Send again what failed</source>
            <translation>Gửi lại những gì đã thất bại</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::BatchDialog</name>
        <message>
            <source>A PutRecords call</source>
            <translation>Một lệnh gọi PutRecords</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>Entries of the call</source>
            <translation>Các mục của lệnh gọi</translation>
        </message>
        <message>
            <source>of %1 to %2 at %3</source>
            <translation>của %1 tới %2 lúc %3</translation>
        </message>
        <message>
            <source>(retry %1)</source>
            <translation>(thử lại lần %1)</translation>
        </message>
        <message>
            <source>All %1 entries were stored.</source>
            <translation>Tất cả %1 mục đã được lưu.</translation>
        </message>
        <message>
            <source>%1 of %2 entries failed; %3 were stored.</source>
            <translation>%1 trên %2 mục thất bại; %3 mục đã được lưu.</translation>
        </message>
        <message>
            <source>The call was refused as a whole: nothing of it was stored.</source>
            <translation>Cả lệnh gọi bị từ chối: không mục nào được lưu.</translation>
        </message>
        <message>
            <source>%1: %2 of %3 failed</source>
            <translation>%1: %2 trên %3 thất bại</translation>
        </message>
        <message>
            <source>%1: %2 stored</source>
            <translation>%1: %2 đã lưu</translation>
        </message>
        <message>
            <source>%1 more shards</source>
            <translation>thêm %1 shard</translation>
        </message>
        <message>
            <source>Send the %1 again</source>
            <translation>Gửi lại %1 mục</translation>
        </message>
        <message>
            <source>PutRecords at the present instant, with the entries that failed and no others (R). It can be undone.</source>
            <translation>PutRecords tại thời điểm hiện tại, chỉ với các mục đã thất bại (R). Có thể hoàn tác.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::BatchTree</name>
        <message>
            <source>The batch and its halves</source>
            <translation>Lô và các nửa của nó</translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s), cut in two</source>
            <translation>
                <numerusform>%Ln bản ghi, chia đôi</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s), done</source>
            <translation>
                <numerusform>%Ln bản ghi, xong</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s), given up</source>
            <translation>
                <numerusform>%Ln bản ghi, bỏ</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s), in hand</source>
            <translation>
                <numerusform>%Ln bản ghi, đang làm</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s), to come</source>
            <translation>
                <numerusform>%Ln bản ghi, chờ đến lượt</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::BookmarkDialog</name>
        <message>
            <source>Where %1 reads on</source>
            <translation>Nơi %1 đọc tiếp</translation>
        </message>
        <message>
            <source>all shards</source>
            <translation>mọi shard</translation>
        </message>
        <message>
            <source>%1, closed</source>
            <translation>%1, đã đóng</translation>
        </message>
        <message>
            <source>Shard</source>
            <translation>Shard</translation>
        </message>
        <message>
            <source>Iterator type</source>
            <translation>Loại iterator</translation>
        </message>
        <message>
            <source>&amp;Shard</source>
            <translation>&amp;Shard</translation>
        </message>
        <message>
            <source>&amp;Iterator type</source>
            <translation>Loại &amp;iterator</translation>
        </message>
        <message>
            <source>&amp;Time</source>
            <translation>&amp;Thời điểm</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Thời điểm</translation>
        </message>
        <message>
            <source>Sequence &amp;number</source>
            <translation>Số t&amp;hứ tự</translation>
        </message>
        <message>
            <source>Sequence number</source>
            <translation>Số thứ tự</translation>
        </message>
        <message>
            <source>(each shard)</source>
            <translation>(từng shard)</translation>
        </message>
        <message>
            <source>Move the bookmark</source>
            <translation>Chuyển dấu trang</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Hủy</translation>
        </message>
        <message>
            <source>%1 records will be read again, which takes about %2.</source>
            <translation>%1 bản ghi sẽ được đọc lại, mất khoảng %2.</translation>
        </message>
        <message>
            <source>%1 unread records will be skipped.</source>
            <translation>%1 bản ghi chưa đọc sẽ bị bỏ qua.</translation>
        </message>
        <message>
            <source>Nothing is read again, nothing is skipped.</source>
            <translation>Không có gì được đọc lại, không có gì bị bỏ qua.</translation>
        </message>
        <message>
            <source>Parents come first: %1 shards will wait for theirs.</source>
            <translation>Shard cha đi trước: %1 shard sẽ chờ shard cha.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::BranchLane</name>
        <message>
            <source>%1, from %2 to %3</source>
            <comment>a branch and its times</comment>
            <translation>%1, từ %2 đến %3</translation>
        </message>
        <message>
            <source>on show</source>
            <translation>đang xem</translation>
        </message>
        <message>
            <source>goes along, compared</source>
            <translation>chạy kèm để so sánh</translation>
        </message>
        <message>
            <source>Click: go on in it.  C: compare.  F2: rename.</source>
            <translation>Nhấp: tiếp tục ở nhánh này.  C: so sánh.  F2: đổi tên.</translation>
        </message>
        <message>
            <source>Compare with this</source>
            <translation>So sánh với nhánh này</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Đổi tên</translation>
        </message>
        <message>
            <source>Name of the branch</source>
            <translation>Tên nhánh</translation>
        </message>
        <message>
            <source>Go on in this branch</source>
            <translation>Tiếp tục ở nhánh này</translation>
        </message>
        <message>
            <source>End the comparison</source>
            <translation>Kết thúc so sánh</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::CallModel</name>
        <message>
            <source>%1 refused</source>
            <translation>%1 bị từ chối</translation>
        </message>
        <message>
            <source>Virtual time</source>
            <translation>Thời gian ảo</translation>
        </message>
        <message>
            <source>Caller</source>
            <translation>Bên gọi</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>Lời gọi</translation>
        </message>
        <message>
            <source>Shard</source>
            <translation>Shard</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Kết quả</translation>
        </message>
        <message>
            <source>injected fault</source>
            <translation>lỗi được tạo ra</translation>
        </message>
        <message>
            <source>CloudTrail shows the calls that manage streams. PutRecord, PutRecords, GetShardIterator, GetRecords and SubscribeToShard are data events, which it leaves out unless a trail is told to log them.</source>
            <translation>CloudTrail hiện các lệnh gọi quản lý luồng. PutRecord, PutRecords, GetShardIterator, GetRecords và SubscribeToShard là sự kiện dữ liệu, bị bỏ qua trừ khi một trail được cấu hình để ghi chúng.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ColourRulesDialog</name>
        <message>
            <source>write utilisation</source>
            <translation>mức dùng ghi</translation>
        </message>
        <message>
            <source>bytes written</source>
            <translation>byte ghi vào</translation>
        </message>
        <message>
            <source>records written</source>
            <translation>bản ghi ghi vào</translation>
        </message>
        <message>
            <source>refused share</source>
            <translation>tỷ lệ bị từ chối</translation>
        </message>
        <message>
            <source>read utilisation</source>
            <translation>mức dùng đọc</translation>
        </message>
        <message>
            <source>plain</source>
            <translation>trơn</translation>
        </message>
        <message>
            <source>hatched</source>
            <translation>sọc chéo</translation>
        </message>
        <message>
            <source>dots</source>
            <translation>chấm</translation>
        </message>
        <message>
            <source>crossed</source>
            <translation>đan chéo</translation>
        </message>
        <message>
            <source>blue</source>
            <translation>xanh dương</translation>
        </message>
        <message>
            <source>vermilion</source>
            <translation>đỏ cam</translation>
        </message>
        <message>
            <source>green</source>
            <translation>xanh lục</translation>
        </message>
        <message>
            <source>plum</source>
            <translation>tím mận</translation>
        </message>
        <message>
            <source>amber</source>
            <translation>vàng hổ phách</translation>
        </message>
        <message>
            <source>light blue</source>
            <translation>xanh da trời</translation>
        </message>
        <message>
            <source>brown</source>
            <translation>nâu</translation>
        </message>
        <message>
            <source>grey</source>
            <translation>xám</translation>
        </message>
        <message>
            <source>&amp;Add a rule</source>
            <translation>&amp;Thêm quy tắc</translation>
        </message>
        <message>
            <source>Back to the &amp;defaults</source>
            <translation>Về &amp;mặc định</translation>
        </message>
        <message>
            <source>Colour rules</source>
            <translation>Quy tắc màu</translation>
        </message>
        <message>
            <source>The first rule that holds for a shard gives its column colour and pattern. Without one it keeps the scale of the map.</source>
            <translation>Quy tắc đầu tiên đúng với một shard quyết định màu và họa tiết của cột. Không có quy tắc nào đúng thì cột giữ thang màu của bản đồ.</translation>
        </message>
        <message>
            <source>The shards now, in the colours of these rules</source>
            <translation>Các shard lúc này, theo màu của các quy tắc này</translation>
        </message>
        <message>
            <source>No rules: all shards on the scale of the map</source>
            <translation>Không có quy tắc: mọi shard theo thang màu của bản đồ</translation>
        </message>
        <message>
            <source>Use them</source>
            <translation>Áp dụng</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Hủy</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Khi</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>Màu</translation>
        </message>
        <message>
            <source>Pattern</source>
            <translation>Họa tiết</translation>
        </message>
        <message>
            <source>Shards now</source>
            <translation>Số shard lúc này</translation>
        </message>
        <message>
            <source>No rules: blue while there is room, amber from 80 % on, vermilion and striped above the limit.</source>
            <translation>Không có quy tắc: xanh khi còn chỗ, vàng hổ phách từ 80 %, đỏ cam có sọc khi vượt giới hạn.</translation>
        </message>
        <message>
            <source>Rule %1 is on</source>
            <translation>Quy tắc %1 đang bật</translation>
        </message>
        <message>
            <source>What rule %1 looks at</source>
            <translation>Quy tắc %1 xét đại lượng nào</translation>
        </message>
        <message>
            <source>is at least</source>
            <translation>ít nhất là</translation>
        </message>
        <message>
            <source> %</source>
            <translation> %</translation>
        </message>
        <message>
            <source>From how many percent on rule %1 holds</source>
            <translation>Quy tắc %1 đúng từ bao nhiêu phần trăm</translation>
        </message>
        <message>
            <source>Colour of rule %1</source>
            <translation>Màu của quy tắc %1</translation>
        </message>
        <message>
            <source>Pattern of rule %1</source>
            <translation>Họa tiết của quy tắc %1</translation>
        </message>
        <message>
            <source>Rule %1 earlier</source>
            <translation>Đưa quy tắc %1 lên trước</translation>
        </message>
        <message>
            <source>Rule %1 later</source>
            <translation>Đưa quy tắc %1 xuống sau</translation>
        </message>
        <message>
            <source>Remove rule %1</source>
            <translation>Xóa quy tắc %1</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 trên %2</translation>
        </message>
        <message>
            <source>off</source>
            <translation>tắt</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ComparePanel</name>
        <message>
            <source>Swap</source>
            <translation>Đổi</translation>
        </message>
        <message>
            <source>Goes on in the other branch; this one goes along</source>
            <translation>Sang nhánh kia; nhánh này chạy cùng</translation>
        </message>
        <message>
            <source>End</source>
            <translation>Kết thúc</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>bị từ chối</translation>
        </message>
        <message>
            <source>refused/s now</source>
            <translation>từ chối/s hiện nay</translation>
        </message>
        <message>
            <source>stored</source>
            <translation>đã lưu</translation>
        </message>
        <message>
            <source>oldest unread</source>
            <translation>chưa đọc cũ nhất</translation>
        </message>
        <message>
            <source>fullest shard</source>
            <translation>shard đầy nhất</translation>
        </message>
        <message>
            <source>lost</source>
            <translation>bị mất</translation>
        </message>
        <message>
            <source>shards</source>
            <translation>shard</translation>
        </message>
        <message>
            <source>since %1</source>
            <comment>the moment at which two branches parted</comment>
            <translation>từ %1</translation>
        </message>
        <message>
            <source>Comparison of two branches</source>
            <translation>So sánh hai nhánh</translation>
        </message>
        <message>
            <source>cost an hour</source>
            <translation>chi phí mỗi giờ</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ConsumerCard</name>
        <message>
            <source>work</source>
            <translation>xử lý</translation>
        </message>
        <message>
            <source>Records a second that the worker of each shard can process</source>
            <translation>Số bản ghi mỗi giây mà worker của mỗi shard xử lý được</translation>
        </message>
        <message>
            <source>max</source>
            <comment>processing rate</comment>
            <translation>tối đa</translation>
        </message>
        <message>
            <source>%1/s</source>
            <translation>%1/giây</translation>
        </message>
        <message>
            <source>Processing rate of %1</source>
            <translation>Tốc độ xử lý của %1</translation>
        </message>
        <message>
            <source>shared consumer</source>
            <translation>consumer dùng chung</translation>
        </message>
        <message>
            <source>enhanced fan-out consumer</source>
            <translation>consumer enhanced fan-out</translation>
        </message>
        <message>
            <source>p50 %1 · p99 %2</source>
            <translation>p50 %1 · p99 %2</translation>
        </message>
        <message>
            <source>Drag it to the other lane, or aim with the arrow keys and move it with Enter</source>
            <translation>Kéo sang làn kia, hoặc nhắm bằng phím mũi tên rồi chuyển bằng Enter</translation>
        </message>
        <message>
            <source>CREATING, %1</source>
            <translation>CREATING, %1</translation>
        </message>
        <message>
            <source>not registered</source>
            <translation>chưa đăng ký</translation>
        </message>
        <message>
            <source>paused, %1</source>
            <translation>tạm dừng, %1</translation>
        </message>
        <message>
            <source>stream is gone</source>
            <translation>luồng không còn</translation>
        </message>
        <message>
            <source>at the tip</source>
            <translation>ở đầu luồng</translation>
        </message>
        <message>
            <source>%1 behind</source>
            <translation>trễ %1</translation>
        </message>
        <message>
            <source>nothing read</source>
            <translation>chưa đọc gì</translation>
        </message>
        <message>
            <source>caught up in %1</source>
            <translation>bắt kịp sau %1</translation>
        </message>
        <message>
            <source>loses data in %1</source>
            <translation>mất dữ liệu sau %1</translation>
        </message>
        <message>
            <source>does not catch up</source>
            <translation>không bắt kịp được</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>tạm dừng</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>Vì sao?</translation>
        </message>
        <message>
            <source>Kill: its registration stays and goes on costing</source>
            <translation>Buộc dừng: đăng ký của nó vẫn còn và tiếp tục tốn phí</translation>
        </message>
        <message>
            <source>Kill: its iterators are lost</source>
            <translation>Buộc dừng: các iterator của nó bị mất</translation>
        </message>
        <message>
            <source>Remove: gives its registration back</source>
            <translation>Gỡ bỏ: trả lại đăng ký của nó</translation>
        </message>
        <message numerus="yes">
            <source>%Ln shard(s) blocked by a record it cannot process</source>
            <translation>
                <numerusform>%Ln shard bị chặn bởi một bản ghi mà nó không xử lý được</numerusform>
            </translation>
        </message>
        <message>
            <source>blocked, %1</source>
            <translation>bị chặn, %1</translation>
        </message>
        <message>
            <source>blocked</source>
            <translation>bị chặn</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ConsumerSheet</name>
        <message>
            <source>as fast as they come</source>
            <translation>nhanh hết mức</translation>
        </message>
        <message>
            <source>Processing rate</source>
            <translation>Tốc độ xử lý</translation>
        </message>
        <message>
            <source>Behind</source>
            <translation>Độ trễ</translation>
        </message>
        <message>
            <source>iterator age</source>
            <translation>tuổi iterator</translation>
        </message>
        <message>
            <source>unread records</source>
            <translation>bản ghi chưa đọc</translation>
        </message>
        <message>
            <source>loses data in</source>
            <translation>mất dữ liệu sau</translation>
        </message>
        <message>
            <source>Furthest behind</source>
            <translation>Chậm nhất</translation>
        </message>
        <message>
            <source>Last second</source>
            <translation>Giây vừa qua</translation>
        </message>
        <message>
            <source>read</source>
            <translation>đã đọc</translation>
        </message>
        <message>
            <source>refused calls</source>
            <translation>lời gọi bị từ chối</translation>
        </message>
        <message>
            <source>Since the start</source>
            <translation>Từ đầu</translation>
        </message>
        <message>
            <source>records</source>
            <translation>bản ghi</translation>
        </message>
        <message>
            <source>calls</source>
            <translation>lời gọi</translation>
        </message>
        <message>
            <source>lost to retention</source>
            <translation>mất vì hết hạn lưu</translation>
        </message>
        <message>
            <source>enhanced fan-out ← %1</source>
            <translation>enhanced fan-out ← %1</translation>
        </message>
        <message>
            <source>shared, polls every %1 ← %2</source>
            <translation>dùng chung, đọc mỗi %1 ← %2</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Tiếp tục</translation>
        </message>
        <message>
            <source>Pause this consumer</source>
            <translation>Tạm dừng consumer này</translation>
        </message>
        <message>
            <source>at the tip</source>
            <translation>ở đầu luồng</translation>
        </message>
        <message>
            <source>not at this pace</source>
            <translation>không, nếu cứ thế này</translation>
        </message>
        <message>
            <source>Processing of each shard</source>
            <translation>Xử lý mỗi shard</translation>
        </message>
        <message>
            <source> records/s</source>
            <translation> bản ghi/s</translation>
        </message>
        <message>
            <source>caught up in</source>
            <translation>bắt kịp sau</translation>
        </message>
        <message>
            <source>Caught up sooner by</source>
            <translation>Bắt kịp sớm hơn nhờ</translation>
        </message>
        <message>
            <source>go on</source>
            <translation>tiếp tục</translation>
        </message>
        <message>
            <source>no writes</source>
            <translation>ngừng ghi</translation>
        </message>
        <message>
            <source>never</source>
            <translation>không bao giờ</translation>
        </message>
        <message>
            <source>%1: caught up in %2</source>
            <translation>%1: bắt kịp sau %2</translation>
        </message>
        <message>
            <source>Does it now; undo takes it back</source>
            <translation>Làm ngay; hoàn tác sẽ đưa về như cũ</translation>
        </message>
        <message>
            <source>fan-out</source>
            <translation>fan-out</translation>
        </message>
        <message>
            <source>twice the speed</source>
            <translation>tốc độ ×2</translation>
        </message>
        <message>
            <source>Move its bookmark…</source>
            <translation>Chuyển dấu trang…</translation>
        </message>
        <message>
            <source>Read on from any of the five iterator types (Ctrl+M)</source>
            <translation>Đọc tiếp từ bất kỳ loại nào trong năm loại iterator (Ctrl+M)</translation>
        </message>
        <message>
            <source>How it reads</source>
            <translation>Cách đọc</translation>
        </message>
        <message>
            <source>polls each shard every</source>
            <translation>poll mỗi shard mỗi</translation>
        </message>
        <message>
            <source>records a call, at most</source>
            <translation>bản ghi tối đa mỗi lệnh gọi</translation>
        </message>
        <message>
            <source>next renewal in</source>
            <translation>gia hạn kế tiếp sau</translation>
        </message>
        <message>
            <source>not subscribed</source>
            <translation>chưa đăng ký nhận</translation>
        </message>
        <message>
            <source>its account</source>
            <translation>tài khoản của nó</translation>
        </message>
        <message>
            <source>Twice, or out of order</source>
            <translation>Hai lần, hoặc sai thứ tự</translation>
        </message>
        <message>
            <source>delivered again</source>
            <translation>được giao lại</translation>
        </message>
        <message>
            <source>Records that came a second time, read or pushed: delivery is at least once, so processing must bear duplicates</source>
            <translation>Bản ghi đến lần thứ hai, do đọc hoặc được đẩy: giao ít nhất một lần, nên việc xử lý phải chịu được trùng lặp</translation>
        </message>
        <message>
            <source>processed again</source>
            <translation>được xử lý lại</translation>
        </message>
        <message>
            <source>Records of failed batches that were handed to processing once more</source>
            <translation>Bản ghi của các lô thất bại được đưa vào xử lý thêm lần nữa</translation>
        </message>
        <message>
            <source>stored at a retry</source>
            <translation>được lưu khi gửi lại</translation>
        </message>
        <message>
            <source>expired iterators</source>
            <translation>iterator hết hạn</translation>
        </message>
        <message>
            <source>An iterator lives for five minutes: GetRecords with an older one gets ExpiredIteratorException, and the consumer another iterator for the same place. No record is lost by that.</source>
            <translation>Iterator sống năm phút: GetRecords với iterator cũ hơn nhận ExpiredIteratorException, và consumer lấy iterator khác cho cùng vị trí. Không bản ghi nào mất vì điều đó.</translation>
        </message>
        <message>
            <source>Records that were older than the retention before they were read: what an expired iterator never does</source>
            <translation>Bản ghi đã quá thời hạn lưu giữ trước khi được đọc: điều mà iterator hết hạn không bao giờ gây ra</translation>
        </message>
        <message>
            <source>passed over at LATEST</source>
            <translation>bị bỏ qua vì LATEST</translation>
        </message>
        <message>
            <source>Records that were stored before it began at LATEST, in a child shard or when a subscription or an iterator was renewed without a checkpoint: it never reads them</source>
            <translation>Bản ghi đã được lưu trước khi nó bắt đầu ở LATEST, trong shard con hoặc khi subscription hay iterator được gia hạn mà không có checkpoint: nó không bao giờ đọc chúng</translation>
        </message>
        <message>
            <source>Records of this stream that were accepted only when their producer sent them again: each may lie behind a later record of its key. The journey of a record tells.</source>
            <translation>Bản ghi của stream này chỉ được nhận khi producer gửi lại: mỗi bản ghi có thể nằm sau một bản ghi mới hơn cùng khóa. Hành trình của bản ghi cho biết.</translation>
        </message>
        <message>
            <source>behind child shards</source>
            <translation>sau các shard con</translation>
        </message>
        <message>
            <source>Records of parent shards that came after later ones of their key, because children are read before their parents have been read to their end</source>
            <translation>Bản ghi của shard cha đến sau bản ghi mới hơn cùng khóa, vì shard con được đọc trước khi shard cha được đọc hết</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::FailurePart</name>
        <message>
            <source>Heal the record</source>
            <translation>Chữa bản ghi</translation>
        </message>
        <message>
            <source>As if the processing code had been mended: the next attempt passes the record</source>
            <translation>Như thể mã xử lý đã được sửa: lần thử kế tiếp sẽ qua được bản ghi</translation>
        </message>
        <message>
            <source>attempts that failed</source>
            <translation>số lần thử thất bại</translation>
        </message>
        <message>
            <source>handed over again</source>
            <translation>giao lại</translation>
        </message>
        <message>
            <source>Records that were handed to processing more than once: it must bear duplicates</source>
            <translation>Các bản ghi được giao cho xử lý hơn một lần: nó phải chịu được bản trùng</translation>
        </message>
        <message>
            <source>blocked for</source>
            <translation>đã bị chặn</translation>
        </message>
        <message>
            <source>in the failure queue</source>
            <translation>trong hàng đợi lỗi</translation>
        </message>
        <message>
            <source>When processing fails</source>
            <translation>Khi xử lý thất bại</translation>
        </message>
        <message>
            <source>tries again without end</source>
            <translation>thử lại không ngừng</translation>
        </message>
        <message>
            <source> retries</source>
            <translation> lần thử lại</translation>
        </message>
        <message>
            <source>Retries of a failing batch</source>
            <translation>Số lần thử lại của một lô thất bại</translation>
        </message>
        <message>
            <source>MaximumRetryAttempts of a Lambda event source mapping. Without end: until the records expire, as a plain loop does too. 0: as a KCL worker, which takes the next batch.</source>
            <translation>MaximumRetryAttempts của ánh xạ nguồn sự kiện Lambda. Không ngừng: cho đến khi bản ghi hết hạn, như một vòng lặp đơn giản. 0: như worker KCL, vốn lấy lô kế tiếp.</translation>
        </message>
        <message>
            <source>bisects the batch</source>
            <translation>chia đôi lô</translation>
        </message>
        <message>
            <source>BisectBatchOnFunctionError: a failing batch is cut in two and each half tried on its own, which uses up no retries</source>
            <translation>BisectBatchOnFunctionError: lô thất bại được chia đôi và từng nửa được thử riêng, không tốn lần thử lại nào</translation>
        </message>
        <message>
            <source>reports what is done</source>
            <translation>báo phần đã xong</translation>
        </message>
        <message>
            <source>ReportBatchItemFailures: what precedes the record that fails counts as done, and only the rest is tried again</source>
            <translation>ReportBatchItemFailures: phần trước bản ghi thất bại được tính là xong, và chỉ phần còn lại được thử lại</translation>
        </message>
        <message>
            <source>records of any age</source>
            <translation>bản ghi ở mọi tuổi</translation>
        </message>
        <message>
            <source>gives up after </source>
            <translation>bỏ sau </translation>
        </message>
        <message>
            <source> s</source>
            <translation> giây</translation>
        </message>
        <message>
            <source>Maximum age of a record</source>
            <translation>Tuổi tối đa của bản ghi</translation>
        </message>
        <message>
            <source>MaximumRecordAgeInSeconds: older records go to the failure queue when their batch fails</source>
            <translation>MaximumRecordAgeInSeconds: bản ghi cũ hơn vào hàng đợi lỗi khi lô của chúng thất bại</translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s)</source>
            <translation>
                <numerusform>%Ln bản ghi</numerusform>
            </translation>
        </message>
        <message>
            <source>record %1</source>
            <translation>bản ghi %1</translation>
        </message>
        <message>
            <source>record %1, key “%2”,</source>
            <comment>in the middle of a sentence</comment>
            <translation>bản ghi %1, khóa “%2”,</translation>
        </message>
        <message>
            <source>&lt;b&gt;Blocked on %1&lt;/b&gt; by %2 since %3, for %4: %5 attempts failed.</source>
            <translation>&lt;b&gt;Bị chặn ở %1&lt;/b&gt; bởi %2 từ %3, đã %4: %5 lần thử thất bại.</translation>
        </message>
        <message>
            <source>An attempt is under way.</source>
            <translation>Đang có một lần thử.</translation>
        </message>
        <message>
            <source>Next try in %1.</source>
            <translation>Thử lại sau %1.</translation>
        </message>
        <message>
            <source>Past record %1 of %2 at %3: it was blocked for %4.</source>
            <translation>Đã qua bản ghi %1 của %2 lúc %3: nó bị chặn %4.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln other shard(s) of it are blocked too.</source>
            <translation>
                <numerusform>%Ln shard khác của nó cũng bị chặn.</numerusform>
            </translation>
        </message>
        <message>
            <source>records %1 to %2</source>
            <translation>bản ghi %1 đến %2</translation>
        </message>
        <message numerus="yes">
            <source>%Ln attempt(s)</source>
            <translation>
                <numerusform>%Ln lần thử</numerusform>
            </translation>
        </message>
        <message>
            <source>too old</source>
            <translation>quá cũ</translation>
        </message>
        <message>
            <source>past retention</source>
            <translation>quá hạn lưu giữ</translation>
        </message>
        <message>
            <source>%1: %2, %3: %4</source>
            <comment>clock, shard, records, reason</comment>
            <translation>%1: %2, %3: %4</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::FanOutLane</name>
        <message>
            <source>Shared</source>
            <translation>Dùng chung</translation>
        </message>
        <message>
            <source>Enhanced fan-out</source>
            <translation>Enhanced fan-out</translation>
        </message>
        <message>
            <source>GetRecords · pull · 2 MiB/s and 5 calls/s a shard between everyone</source>
            <translation>GetRecords · kéo · 2 MiB/s và 5 lệnh gọi/giây mỗi shard cho tất cả</translation>
        </message>
        <message>
            <source>SubscribeToShard · push · 2 MiB/s a shard for each</source>
            <translation>SubscribeToShard · đẩy · 2 MiB/s mỗi shard cho từng consumer</translation>
        </message>
        <message>
            <source>Nobody polls. Drag a card here to give its registration back.</source>
            <translation>Không ai poll. Kéo một thẻ vào đây để trả lại đăng ký của nó.</translation>
        </message>
        <message>
            <source>Nobody is registered. Drag a card here to give it a pipe of its own.</source>
            <translation>Chưa ai đăng ký. Kéo một thẻ vào đây để cho nó một ống riêng.</translation>
        </message>
        <message>
            <source>included</source>
            <translation>đã bao gồm</translation>
        </message>
        <message>
            <source>+%1/h</source>
            <translation>+%1/giờ</translation>
        </message>
        <message numerus="yes">
            <source>%n consumer(s)</source>
            <translation>
                <numerusform>%n consumer</numerusform>
            </translation>
        </message>
        <message>
            <source>The stream itself: %1 an hour (shards %2, PUT payload units %3, retention %4).</source>
            <translation>Bản thân luồng: %1 mỗi giờ (shard %2, PUT payload unit %3, thời hạn lưu %4).</translation>
        </message>
        <message>
            <source>Reading by GetRecords is included.</source>
            <translation>Đọc bằng GetRecords đã bao gồm trong đó.</translation>
        </message>
        <message>
            <source>Enhanced fan-out adds %1: consumer-shard hours %2, data %3.</source>
            <translation>Enhanced fan-out thêm %1: giờ consumer-shard %2, dữ liệu %3.</translation>
        </message>
        <message>
            <source>%1, %2, %3; by the last ten seconds.</source>
            <comment>price page, region, date</comment>
            <translation>%1, %2, %3; theo mười giây gần nhất.</translation>
        </message>
        <message>
            <source>%1 is registered, but nobody reads: it goes on costing.</source>
            <translation>%1 đã đăng ký nhưng không ai đọc: vẫn tiếp tục tốn phí.</translation>
        </message>
        <message>
            <source>Deregister</source>
            <translation>Hủy đăng ký</translation>
        </message>
        <message>
            <source>Start it at TRIM_HORIZON</source>
            <translation>Chạy lại từ TRIM_HORIZON</translation>
        </message>
        <message>
            <source>Registrations that nobody reads by</source>
            <translation>Các đăng ký không ai dùng để đọc</translation>
        </message>
        <message>
            <source>Add a shared consumer</source>
            <translation>Thêm consumer dùng chung</translation>
        </message>
        <message>
            <source>Add an enhanced fan-out consumer</source>
            <translation>Thêm consumer enhanced fan-out</translation>
        </message>
        <message>
            <source>%1 of %2 registered</source>
            <translation>%1/%2 đăng ký</translation>
        </message>
        <message>
            <source>The stream itself: %1 an hour (on-demand stream hour %2, data in %3).</source>
            <translation>Bản thân luồng: %1 mỗi giờ (giờ luồng theo nhu cầu %2, dữ liệu vào %3).</translation>
        </message>
        <message>
            <source>Reading by GetRecords adds %1.</source>
            <translation>Đọc bằng GetRecords thêm %1.</translation>
        </message>
        <message>
            <source>Reading by enhanced fan-out adds %1.</source>
            <translation>Đọc bằng enhanced fan-out thêm %1.</translation>
        </message>
        <message>
            <source>Shard-level metrics add %1, paid to CloudWatch.</source>
            <translation>Số liệu cấp shard cộng thêm %1, trả cho CloudWatch.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::FanOutPipes</name>
        <message>
            <source>Shared pipes</source>
            <translation>Ống dùng chung</translation>
        </message>
        <message>
            <source>Fan-out pipes</source>
            <translation>Ống fan-out</translation>
        </message>
        <message>
            <source>waits %1</source>
            <translation>chờ %1</translation>
        </message>
        <message>
            <source>pipes of all %1 shards</source>
            <translation>ống của cả %1 shard</translation>
        </message>
        <message>
            <source>fullest pipe of all %1 shards</source>
            <translation>ống đầy nhất của cả %1 shard</translation>
        </message>
        <message>
            <source>%1 %2: %3, %4 calls/s, %5 refused</source>
            <translation>%1 %2: %3, %4 lệnh gọi/giây, %5 bị từ chối</translation>
        </message>
        <message>
            <source>%1 %2: %3 of 2.00 MiB/s</source>
            <translation>%1 %2: %3 trên 2,00 MiB/s</translation>
        </message>
        <message>
            <source>A read of 10 MiB is five seconds&apos; worth: until it is paid back, every call is refused.</source>
            <translation>Một lần đọc 10 MiB bằng năm giây hạn mức: cho đến khi trả hết, mọi lệnh gọi đều bị từ chối.</translation>
        </message>
        <message>
            <source>%1: %2, %3 of 5 calls used, %4 refused</source>
            <translation>%1: %2, đã dùng %3 trên 5 lệnh gọi, %4 bị từ chối</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>the fullest at %1</source>
            <translation>đầy nhất ở mức %1</translation>
        </message>
        <message>
            <source>Select</source>
            <translation>Chọn</translation>
        </message>
        <message>
            <source>its subscription has run out; it subscribes again when it goes on</source>
            <translation>đăng ký nhận của nó đã hết hạn; nó đăng ký lại khi chạy tiếp</translation>
        </message>
        <message>
            <source>subscribes again in %1</source>
            <translation>đăng ký nhận lại sau %1</translation>
        </message>
        <message>
            <source>continuation sequence number %1</source>
            <translation>continuation sequence number %1</translation>
        </message>
        <message>
            <source>The service ends a subscription after %1; the consumer calls SubscribeToShard again and goes on after that number.</source>
            <translation>Dịch vụ kết thúc một đăng ký nhận sau %1; consumer gọi lại SubscribeToShard và đọc tiếp sau số đó.</translation>
        </message>
        <message>
            <source>its subscription ends in %1</source>
            <translation>đăng ký nhận của nó kết thúc sau %1</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::FanOutStage</name>
        <message>
            <source>There is no stream yet.</source>
            <translation>Chưa có luồng nào.</translation>
        </message>
        <message>
            <source>RegisterStreamConsumer: %1 gets a pipe of its own for %2 an hour</source>
            <translation>RegisterStreamConsumer: %1 có ống riêng với giá %2 mỗi giờ</translation>
        </message>
        <message>
            <source>DeregisterStreamConsumer: %1 shares again and saves %2 an hour</source>
            <translation>DeregisterStreamConsumer: %1 đọc chung trở lại, bớt %2 mỗi giờ</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::Inspector</name>
        <message>
            <source>Inspector</source>
            <translation>Chi tiết</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::KeyBox</name>
        <message>
            <source>partition key</source>
            <translation>khóa phân vùng</translation>
        </message>
        <message>
            <source>explicit hash key (optional)</source>
            <translation>khóa băm chỉ định (tùy chọn)</translation>
        </message>
        <message>
            <source>Overrides the key&apos;s own place. Press or drag on the map&apos;s axis to set it.</source>
            <translation>Thay cho vị trí riêng của khóa. Bấm hoặc kéo trên trục của bản đồ để đặt.</translation>
        </message>
        <message>
            <source>data</source>
            <translation>dữ liệu</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>no shard yet</source>
            <translation>chưa có shard</translation>
        </message>
        <message>
            <source>The MD5 of a key&apos;s bytes, read as a number of 128 bits, is its place on the ring.</source>
            <translation>MD5 của các byte trong khóa, đọc như một số 128 bit, là vị trí của khóa trên vòng.</translation>
        </message>
        <message>
            <source>here</source>
            <translation>đây</translation>
        </message>
        <message>
            <source>explicit hash key, the MD5 of “%1” is not asked</source>
            <translation>khóa băm chỉ định, không dùng MD5 của “%1”</translation>
        </message>
        <message>
            <source>An explicit hash key is a decimal number below 2¹²⁸.</source>
            <translation>Khóa băm chỉ định là một số thập phân nhỏ hơn 2¹²⁸.</translation>
        </message>
        <message>
            <source>Stored in %1 under sequence number %2</source>
            <translation>Đã lưu vào %1 với số thứ tự %2</translation>
        </message>
        <message>
            <source>which holds: shard index %1</source>
            <translation>trong đó: chỉ số shard %1</translation>
        </message>
        <message>
            <source>arrival second %1</source>
            <translation>giây đến %1</translation>
        </message>
        <message>
            <source>counter %1</source>
            <translation>bộ đếm %1</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Thứ tự</translation>
        </message>
        <message>
            <source>Order of its records</source>
            <translation>Thứ tự các bản ghi của nó</translation>
        </message>
        <message>
            <source>Order of its records, followed from shard to shard</source>
            <translation>Thứ tự các bản ghi của nó, theo dõi từ shard này sang shard khác</translation>
        </message>
        <message>
            <source>Drag this record onto the map: where you let go is its explicit hash key. Left and Right move it, with Shift by little.</source>
            <translation>Kéo bản ghi này lên sơ đồ: chỗ thả ra là khóa băm chỉ định của nó. Phím Trái và Phải dời nó, cùng Shift thì dời từng chút.</translation>
        </message>
        <message>
            <source>Record: its place on the ring</source>
            <translation>Bản ghi: vị trí của nó trên vòng</translation>
        </message>
        <message>
            <source>after number (optional)</source>
            <translation>sau số thứ tự (tùy chọn)</translation>
        </message>
        <message>
            <source>SequenceNumberForOrdering: the sequence number of the record that this one is to follow. The service gives this one a larger number.</source>
            <translation>SequenceNumberForOrdering: số thứ tự của bản ghi mà bản ghi này phải theo sau. Dịch vụ cấp cho bản ghi này một số lớn hơn.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::KeyHeatmapView</name>
        <message>
            <source>Key heatmap</source>
            <translation>Bản đồ nhiệt theo khóa</translation>
        </message>
        <message>
            <source>There is no stream yet.</source>
            <translation>Chưa có luồng nào.</translation>
        </message>
        <message>
            <source>%1 is being created.</source>
            <translation>Đang tạo %1.</translation>
        </message>
        <message>
            <source>retention wall, %1 h</source>
            <translation>bức tường lưu giữ, %1 giờ</translation>
        </message>
        <message>
            <source>The last %1 of stream %2: %3 open and %4 closed shards.</source>
            <translation>%1 gần nhất của luồng %2: %3 shard mở và %4 shard đã đóng.</translation>
        </message>
        <message>
            <source>Writes were refused in %1 of the time, most often on %2.</source>
            <translation>Lệnh ghi bị từ chối trong %1 thời gian, nhiều nhất ở %2.</translation>
        </message>
        <message>
            <source>No write was refused.</source>
            <translation>Không lệnh ghi nào bị từ chối.</translation>
        </message>
        <message>
            <source>%1: %2 behind.</source>
            <translation>%1: trễ %2.</translation>
        </message>
        <message>
            <source>%1 waits for parents on %2 shards.</source>
            <translation>%1 chờ shard cha trên %2 shard.</translation>
        </message>
        <message>
            <source>all shards</source>
            <translation>mọi shard</translation>
        </message>
        <message>
            <source>%1 on %2 to %3</source>
            <comment>a consumer, a shard, a position</comment>
            <translation>%1 trên %2 đến %3</translation>
        </message>
        <message>
            <source>the newest record</source>
            <translation>bản ghi mới nhất</translation>
        </message>
        <message>
            <source>the oldest record</source>
            <translation>bản ghi cũ nhất</translation>
        </message>
        <message>
            <source>%1 of work at %2 per shard</source>
            <translation>%1 xử lý ở %2 mỗi shard</translation>
        </message>
        <message>
            <source>%1 at 2 MiB/s per shard</source>
            <translation>%1 ở 2 MiB/s mỗi shard</translation>
        </message>
        <message>
            <source>%1 records will be read again</source>
            <translation>%1 bản ghi sẽ được đọc lại</translation>
        </message>
        <message>
            <source>%1 unread records will be skipped</source>
            <translation>%1 bản ghi chưa đọc sẽ bị bỏ qua</translation>
        </message>
        <message>
            <source>nothing is read again, nothing is skipped</source>
            <translation>không đọc lại gì, không bỏ qua gì</translation>
        </message>
        <message>
            <source>Records from before %1 lie behind the retention wall and cannot be read.</source>
            <translation>Bản ghi trước %1 nằm sau bức tường lưu giữ và không thể đọc.</translation>
        </message>
        <message>
            <source>%1 more</source>
            <translation>%1 shard nữa</translation>
        </message>
        <message>
            <source>Parents first: %1 will wait.</source>
            <translation>Shard cha trước: %1 sẽ chờ.</translation>
        </message>
        <message>
            <source>Enter or release moves it, Escape cancels.</source>
            <translation>Enter hoặc thả chuột để dời, Escape để hủy.</translation>
        </message>
        <message>
            <source>Enter or release moves it, Ctrl takes all shards, Escape cancels.</source>
            <translation>Enter hoặc thả chuột để dời, Ctrl cho mọi shard, Escape để hủy.</translation>
        </message>
        <message>
            <source>the furthest behind of all shards</source>
            <translation>chậm nhất trong mọi shard</translation>
        </message>
        <message>
            <source>next unread record</source>
            <translation>bản ghi chưa đọc kế tiếp</translation>
        </message>
        <message>
            <source>none: it has caught up</source>
            <translation>không có: đã đọc kịp</translation>
        </message>
        <message>
            <source>unread records</source>
            <translation>bản ghi chưa đọc</translation>
        </message>
        <message>
            <source>iterator expires in</source>
            <translation>iterator hết hạn sau</translation>
        </message>
        <message>
            <source>It waits: a parent shard has not been read to its end.</source>
            <translation>Đang chờ: một shard cha chưa được đọc hết.</translation>
        </message>
        <message>
            <source>Its iterator has expired: the next GetRecords gets ExpiredIteratorException and another iterator. No record is lost by that.</source>
            <translation>Iterator đã hết hạn: lần GetRecords kế tiếp nhận ExpiredIteratorException rồi lấy iterator khác. Không mất bản ghi nào vì việc đó.</translation>
        </message>
        <message>
            <source>Drag it to read on from another moment; with Ctrl on all shards.</source>
            <translation>Kéo để đọc tiếp từ thời điểm khác; giữ Ctrl cho mọi shard.</translation>
        </message>
        <message>
            <source>of its write quota</source>
            <translation>so với hạn mức ghi</translation>
        </message>
        <message>
            <source>stored</source>
            <translation>đã lưu</translation>
        </message>
        <message>
            <source>refused entries</source>
            <translation>mục bị từ chối</translation>
        </message>
        <message>
            <source>closed at %1</source>
            <translation>đóng lúc %1</translation>
        </message>
        <message>
            <source>read to its end by %1</source>
            <translation>%1 đã đọc hết</translation>
        </message>
        <message>
            <source>not yet read to its end by %1</source>
            <translation>%1 chưa đọc hết</translation>
        </message>
        <message>
            <source>%1 waits for a parent shard</source>
            <translation>%1 đang chờ shard cha</translation>
        </message>
        <message>
            <source>· median %1</source>
            <translation>· trung vị %1</translation>
        </message>
        <message>
            <source>%1, open since %2</source>
            <comment>a shard</comment>
            <translation>%1, mở từ %2</translation>
        </message>
        <message>
            <source>%1, open from %2 to %3</source>
            <comment>a shard</comment>
            <translation>%1, mở từ %2 đến %3</translation>
        </message>
        <message>
            <source>child of %1</source>
            <comment>a shard</comment>
            <translation>con của %1</translation>
        </message>
        <message>
            <source>parent of %1</source>
            <comment>a shard</comment>
            <translation>cha của %1</translation>
        </message>
        <message>
            <source>Select</source>
            <translation>Chọn</translation>
        </message>
        <message>
            <source>Bookmark of %1 on %2</source>
            <comment>a consumer, a shard</comment>
            <translation>Dấu trang của %1 trên %2</translation>
        </message>
        <message>
            <source>Take it up, to be moved with the arrows</source>
            <translation>Cầm lên, dời bằng các phím mũi tên</translation>
        </message>
        <message>
            <source>%1 of %2: %3</source>
            <translation>%1 của %2: %3</translation>
        </message>
        <message>
            <source>folded into the %1 of %2</source>
            <comment>its closed ancestors, a shard</comment>
            <translation>được gấp vào %1 của %2</translation>
        </message>
        <message>
            <source>Which keys filled this second</source>
            <translation>Những khóa nào đã lấp đầy giây này</translation>
        </message>
        <message>
            <source>Blocked: the record it stands at cannot be processed.</source>
            <translation>Bị chặn: bản ghi mà nó đang đứng không xử lý được.</translation>
        </message>
        <message>
            <source>retention takes it in</source>
            <translation>retention sẽ xóa sau</translation>
        </message>
        <message>
            <source>Records are lost by retention alone, a clock of its own: %1 after they arrived.</source>
            <translation>Bản ghi chỉ mất vì hết thời hạn lưu giữ, một đồng hồ riêng: %1 sau khi đến.</translation>
        </message>
        <message>
            <source>Only retention loses records, %1 after they arrived: an iterator that expires loses none.</source>
            <translation>Chỉ thời hạn lưu giữ mới làm mất bản ghi, %1 sau khi đến; iterator hết hạn không làm mất bản ghi nào.</translation>
        </message>
        <message>
            <source>N: by the number of the record there, of the one before it, by time.</source>
            <translation>N: theo số thứ tự của bản ghi tại đó, của bản ghi trước nó, theo thời gian.</translation>
        </message>
        <message>
            <source>A program&apos;s place, as its GetRecords told %1 ago: only the program can move it.</source>
            <translation>Vị trí của một chương trình, như lần gọi GetRecords của nó cho biết cách đây %1: chỉ chương trình mới dời được.</translation>
        </message>
        <message>
            <source>It does not keep up: for %1 it has taken less than could be pushed to it.</source>
            <translation>Nó không theo kịp: đã %1 nó nhận ít hơn những gì có thể đẩy tới nó.</translation>
        </message>
        <message>
            <source>A program's place, by what has been pushed to it as %1: only the program can move it.</source>
            <translation>Vị trí của một chương trình, theo những gì đã được đẩy tới nó với tên %1: chỉ chương trình mới dời được.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::KeyLanes</name>
        <message>
            <source>%1 records, no move between shards</source>
            <translation>%1 bản ghi, chưa chuyển shard lần nào</translation>
        </message>
        <message>
            <source>%1 records, %2 moves between shards, order proven for %3</source>
            <translation>%1 bản ghi, %2 lần chuyển shard, %3 lần đã chứng minh thứ tự</translation>
        </message>
        <message>
            <source>record %1, %2, arrived at %3</source>
            <translation>bản ghi %1, %2, đến lúc %3</translation>
        </message>
        <message>
            <source>sequence number %1</source>
            <translation>sequence number %1</translation>
        </message>
        <message>
            <source>closed %1</source>
            <translation>đóng lúc %1</translation>
        </message>
        <message>
            <source>open</source>
            <translation>đang mở</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::LatencyChart</name>
        <message>
            <source>nothing read in the last ten seconds</source>
            <translation>không đọc gì trong mười giây qua</translation>
        </message>
        <message>
            <source>poll wait %1</source>
            <translation>chờ poll %1</translation>
        </message>
        <message>
            <source>push wait %1</source>
            <translation>chờ push %1</translation>
        </message>
        <message>
            <source>contention %1</source>
            <translation>tranh chấp %1</translation>
        </message>
        <message>
            <source>full pipe %1</source>
            <translation>ống đầy %1</translation>
        </message>
        <message>
            <source>processing %1</source>
            <translation>xử lý %1</translation>
        </message>
        <message>
            <source>median %1</source>
            <translation>trung vị %1</translation>
        </message>
        <message>
            <source>p99 %1</source>
            <translation>p99 %1</translation>
        </message>
        <message>
            <source>Latency of the lane, arrival to processed</source>
            <translation>Độ trễ của cả làn, từ lúc đến tới khi xử lý xong</translation>
        </message>
        <message>
            <source>Latency of %1, arrival to processed</source>
            <translation>Độ trễ của %1, từ lúc đến tới khi xử lý xong</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::LevelDialog</name>
        <message>
            <source>%1 ranges before, %2 afterwards</source>
            <translation>%1 khoảng trước, %2 khoảng sau</translation>
        </message>
        <message>
            <source>now</source>
            <translation>bây giờ</translation>
        </message>
        <message>
            <source>then</source>
            <translation>sau đó</translation>
        </message>
        <message>
            <source>equal &amp;ranges</source>
            <translation>&amp;khoảng bằng nhau</translation>
        </message>
        <message>
            <source>Level plan</source>
            <translation>Kế hoạch san đều</translation>
        </message>
        <message>
            <source>The key space, now and then</source>
            <translation>Không gian khóa, bây giờ và sau đó</translation>
        </message>
        <message>
            <source>Shards afterwards</source>
            <translation>Số shard sau đó</translation>
        </message>
        <message>
            <source>Calls of the plan</source>
            <translation>Các lệnh gọi của kế hoạch</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Hủy</translation>
        </message>
        <message>
            <source>&amp;Shards afterwards</source>
            <translation>&amp;Số shard sau đó</translation>
        </message>
        <message>
            <source>equal &amp;load, as in the last %1</source>
            <translation>&amp;tải bằng nhau, như trong %1 vừa qua</translation>
        </message>
        <message>
            <source>The key space is uneven: Gini %1.</source>
            <translation>Không gian khóa không đều: Gini %1.</translation>
        </message>
        <message>
            <source>The key space is even: Gini %1.</source>
            <translation>Không gian khóa đều: Gini %1.</translation>
        </message>
        <message>
            <source>The Gini coefficient is 0 where all shards have ranges of one width, and nears 1 where one shard has almost all of the ring.</source>
            <translation>Hệ số Gini bằng 0 khi mọi shard có khoảng rộng như nhau, và gần 1 khi một shard chiếm gần hết vòng khóa băm.</translation>
        </message>
        <message>
            <source>Nothing to do: it is level already.</source>
            <translation>Không cần làm gì: đã đều rồi.</translation>
        </message>
        <message>
            <source>%1 splits and %2 merges, one after another: %3. Gini %4 → %5, fullest shard %6 → %7.</source>
            <translation>%1 lần tách và %2 lần gộp, lần lượt từng lần: %3. Gini %4 → %5, shard đầy nhất %6 → %7.</translation>
        </message>
        <message>
            <source>&amp;Carry it out</source>
            <translation>Thực h&amp;iện</translation>
        </message>
        <message>
            <source>%1.  SplitShard at %2 of the ring · %3</source>
            <translation>%1.  SplitShard tại %2 của vòng · %3</translation>
        </message>
        <message>
            <source>%1.  MergeShards at %2 of the ring · %3</source>
            <translation>%1.  MergeShards tại %2 của vòng · %3</translation>
        </message>
        <message>
            <source>A plan is under way: call %1 of %2, %3 to go. What it has done already stays.</source>
            <translation>Một kế hoạch đang chạy: lệnh gọi %1 trên %2, còn %3. Những gì đã làm sẽ được giữ nguyên.</translation>
        </message>
        <message>
            <source>It would need %1 shards more than the quota of the account allows.</source>
            <translation>Kế hoạch cần nhiều hơn hạn mức của tài khoản %1 shard.</translation>
        </message>
        <message>
            <source>It has too many calls for one plan.</source>
            <translation>Có quá nhiều lệnh gọi cho một kế hoạch.</translation>
        </message>
        <message>
            <source>The stream is not ACTIVE now; the plan begins when it is.</source>
            <translation>Luồng hiện không ở trạng thái ACTIVE; kế hoạch sẽ bắt đầu khi luồng ACTIVE.</translation>
        </message>
        <message>
            <source>The service reshards a stream only while it is ACTIVE, so one call waits for the other; at most %1 shards are open on the way. One undo takes all of it back.</source>
            <translation>Dịch vụ chỉ chia lại luồng khi luồng ACTIVE, nên lệnh sau phải chờ lệnh trước; trên đường có nhiều nhất %1 shard mở. Một lần hoàn tác sẽ rút lại tất cả.</translation>
        </message>
        <message>
            <source>&amp;End the plan under way</source>
            <translation>&amp;Dừng kế hoạch đang chạy</translation>
        </message>
        <message>
            <source>The stream is on demand: the service alone decides about its shards, and would refuse every one of these calls. A provisioned stream can be levelled.</source>
            <translation>Luồng ở chế độ theo nhu cầu: chỉ dịch vụ quyết định về shard của nó và sẽ từ chối mọi lệnh gọi này. Luồng cấp phát sẵn thì có thể san đều.</translation>
        </message>
        <message>
            <source>No shard is paid for the way alone.</source>
            <translation>Không phải trả tiền cho shard nào chỉ vì giai đoạn chuyển tiếp.</translation>
        </message>
        <message>
            <source>Shards that are open on the way alone cost %1.</source>
            <translation>Các shard chỉ mở trong giai đoạn chuyển tiếp tốn %1.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::LoadPanel</name>
        <message>
            <source>Share of the producer's records that have the key “%1”</source>
            <translation>Tỷ lệ bản ghi của producer có khóa “%1”</translation>
        </message>
        <message>
            <source>No producer of this stream has a hot key</source>
            <translation>Không producer nào của luồng này có khóa nóng</translation>
        </message>
        <message>
            <source>Load</source>
            <translation>Tải</translation>
        </message>
        <message>
            <source>Factor on the rate of every producer of this stream</source>
            <translation>Hệ số nhân tốc độ của mọi producer trong luồng này</translation>
        </message>
        <message>
            <source>Skew</source>
            <translation>Độ lệch</translation>
        </message>
        <message>
            <source>Shards</source>
            <translation>Shard</translation>
        </message>
        <message>
            <source>UpdateShardCount: spreads the ring evenly over this many shards</source>
            <translation>UpdateShardCount: chia đều vòng cho bấy nhiêu shard</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>Áp dụng</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::LogDrawer</name>
        <message>
            <source>API calls</source>
            <translation>Lời gọi API</translation>
        </message>
        <message>
            <source>Filter  /</source>
            <translation>Lọc  /</translation>
        </message>
        <message>
            <source>Filter the API calls</source>
            <translation>Lọc lời gọi API</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>Bị từ chối</translation>
        </message>
        <message>
            <source>Show only calls that were refused in whole or in part</source>
            <translation>Chỉ hiện lời gọi bị từ chối toàn bộ hoặc một phần</translation>
        </message>
        <message>
            <source>Yours</source>
            <translation>Của bạn</translation>
        </message>
        <message>
            <source>Show only calls made from this window</source>
            <translation>Chỉ hiện lời gọi từ cửa sổ này</translation>
        </message>
        <message>
            <source>Held while you read · back to the newest</source>
            <translation>Đang giữ yên khi bạn đọc · về mới nhất</translation>
        </message>
        <message>
            <source>Open the batch</source>
            <translation>Mở lô</translation>
        </message>
        <message>
            <source>Go to this moment</source>
            <translation>Đi tới thời điểm này</translation>
        </message>
        <message>
            <source>Why was it refused?</source>
            <translation>Vì sao bị từ chối?</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::Navigator</name>
        <message>
            <source>Streams, producers and consumers</source>
            <translation>Luồng, producer và consumer</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::NavigatorModel</name>
        <message numerus="yes">
            <source>%n closed</source>
            <comment>shards</comment>
            <translation>
                <numerusform>%n đóng</numerusform>
            </translation>
        </message>
        <message>
            <source>log, done</source>
            <translation>nhật ký, xong</translation>
        </message>
        <message>
            <source>log</source>
            <translation>nhật ký</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>tạm dừng</translation>
        </message>
        <message>
            <source>fan-out</source>
            <translation>fan-out</translation>
        </message>
        <message>
            <source>shared</source>
            <translation>dùng chung</translation>
        </message>
        <message>
            <source>at the tip</source>
            <translation>ở đầu luồng</translation>
        </message>
        <message>
            <source>Streams</source>
            <translation>Luồng</translation>
        </message>
        <message>
            <source>Producers</source>
            <translation>Producer</translation>
        </message>
        <message>
            <source>Consumers</source>
            <translation>Consumer</translation>
        </message>
        <message>
            <source>%1 of its writes in the last second were refused, retries counted</source>
            <translation>%1 lượt ghi trong giây vừa qua bị từ chối, tính cả gửi lại</translation>
        </message>
        <message numerus="yes">
            <source>%Ln open</source>
            <comment>shards</comment>
            <translation>
                <numerusform>%Ln mở</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2 done</source>
            <comment>readers of a closed shard</comment>
            <translation>%1/%2 đã xong</translation>
        </message>
        <message>
            <source>read to its end by %1</source>
            <translation>%1 đã đọc hết</translation>
        </message>
        <message>
            <source>not yet read to its end by %1</source>
            <translation>%1 chưa đọc hết</translation>
        </message>
        <message>
            <source>closed %1</source>
            <comment>a shard, a time</comment>
            <translation>đóng lúc %1</translation>
        </message>
        <message numerus="yes">
            <source>%n more on the shard map</source>
            <comment>shards</comment>
            <translation>
                <numerusform>%n shard nữa trên bản đồ shard</numerusform>
            </translation>
        </message>
        <message>
            <source>open</source>
            <comment>a row of a tree</comment>
            <translation>mở</translation>
        </message>
        <message>
            <source>shut</source>
            <comment>a row of a tree</comment>
            <translation>đóng</translation>
        </message>
        <message>
            <source>program</source>
            <translation>chương trình</translation>
        </message>
        <message>
            <source>a program; %1 of what it wrote in the last seconds was refused</source>
            <translation>một chương trình; %1 những gì nó ghi trong mấy giây qua bị từ chối</translation>
        </message>
        <message>
            <source>a program; %1 of its reads in the last seconds were refused</source>
            <translation>một chương trình; %1 lần đọc của nó trong mấy giây qua bị từ chối</translation>
        </message>
        <message>
            <source>cools off</source>
            <comment>an autoscaler</comment>
            <translation>đang nguội</translation>
        </message>
        <message>
            <source>Autoscalers</source>
            <translation>Bộ tự co giãn</translation>
        </message>
        <message numerus="yes">
            <source>a program; subscribed to %n shard(s)</source>
            <translation>
                <numerusform>một chương trình; đăng ký nhận %n shard</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::Notice</name>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::OrderingLab</name>
        <message>
            <source>at least %1 records kept</source>
            <translation>còn giữ ít nhất %1 bản ghi</translation>
        </message>
        <message>
            <source>%1 records kept</source>
            <translation>còn giữ %1 bản ghi</translation>
        </message>
        <message>
            <source>No record of this key can be read.</source>
            <translation>Không còn bản ghi nào của khóa này đọc được.</translation>
        </message>
        <message>
            <source>arrived at %1</source>
            <translation>đến lúc %1</translation>
        </message>
        <message>
            <source>record %1 of its shard</source>
            <translation>bản ghi thứ %1 của shard</translation>
        </message>
        <message>
            <source>■ behind the bookmark of %1</source>
            <translation>■ nằm sau dấu đọc của %1</translation>
        </message>
        <message>
            <source>□ still ahead of %1</source>
            <translation>□ %1 chưa đọc tới</translation>
        </message>
        <message>
            <source>nobody reads this stream</source>
            <translation>không ai đọc stream này</translation>
        </message>
        <message>
            <source>its last record in %1</source>
            <translation>bản ghi cuối của nó trong %1</translation>
        </message>
        <message>
            <source>%1 was closed with</source>
            <translation>%1 được đóng với số này</translation>
        </message>
        <message>
            <source>its first record in %1</source>
            <translation>bản ghi đầu tiên của nó trong %1</translation>
        </message>
        <message>
            <source>%1 begins with</source>
            <translation>%1 bắt đầu từ số này</translation>
        </message>
        <message>
            <source>Order is kept:</source>
            <translation>Thứ tự được giữ:</translation>
        </message>
        <message>
            <source>inside a shard numbers grow with every record, and all numbers of a child are above the one that closed its parent. Who reads %1 to its end before %2 sees the key in order.</source>
            <translation>trong một shard, số tăng theo từng bản ghi, và mọi số của shard con đều lớn hơn số đã đóng shard cha. Ai đọc hết %1 rồi mới đọc %2 sẽ thấy khóa đúng thứ tự.</translation>
        </message>
        <message>
            <source>Who does not read parents first may see the record of %1 before that of %2: newer before older.</source>
            <translation>Ai không đọc shard cha trước có thể thấy bản ghi lúc %1 trước bản ghi lúc %2: mới trước cũ sau.</translation>
        </message>
        <message>
            <source>%1 reads neither of the two.</source>
            <translation>%1 không đọc shard nào trong hai shard.</translation>
        </message>
        <message>
            <source>%1 is still in %2; %3 waits for it.</source>
            <translation>%1 vẫn còn trong %2; %3 chờ nó.</translation>
        </message>
        <message>
            <source>%1 is still in %2.</source>
            <translation>%1 vẫn còn trong %2.</translation>
        </message>
        <message>
            <source>%1 has finished %2 and reads %3: in order.</source>
            <translation>%1 đã đọc xong %2 và đang đọc %3: đúng thứ tự.</translation>
        </message>
        <message>
            <source>%1 was moved back into %2: its records come again, after some of %3.</source>
            <translation>%1 được dời lại về %2: bản ghi của nó đến lần nữa, sau một số bản ghi của %3.</translation>
        </message>
        <message>
            <source>%1 more consumers</source>
            <translation>thêm %1 consumer</translation>
        </message>
        <message>
            <source>Order of a key&apos;s records</source>
            <translation>Thứ tự bản ghi của một khóa</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>partition key</source>
            <translation>partition khóa</translation>
        </message>
        <message>
            <source>Records of the key in their order</source>
            <translation>Các bản ghi của khóa theo thứ tự</translation>
        </message>
        <message>
            <source>Type a key to follow it from shard to shard.</source>
            <translation>Nhập một khóa để theo dõi nó từ shard này sang shard khác.</translation>
        </message>
        <message>
            <source>The key has been in one shard so far: inside it, sequence numbers grow with every record. Split or join its shard, and look here again.</source>
            <translation>Đến giờ khóa chỉ ở trong một shard: trong đó sequence number tăng theo từng bản ghi. Hãy split hoặc gộp shard của nó rồi xem lại.</translation>
        </message>
        <message>
            <source>%1 does not wait for %2: it reads %3 already, newer before older.</source>
            <translation>%1 không chờ %2: nó đã đọc %3, mới trước cũ.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::OverviewStrip</name>
        <message>
            <source>Overview of the run</source>
            <translation>Toàn cảnh lần chạy</translation>
        </message>
        <message>
            <source>Arrow keys move what is shown large, up and down change its length</source>
            <translation>Phím mũi tên trái phải dời phần đang phóng to, lên xuống đổi độ dài</translation>
        </message>
        <message>
            <source>The whole run. Drag the frame or its edges; click to go there; drag beside it to show that part.</source>
            <translation>Toàn bộ lần chạy. Kéo khung hoặc cạnh khung; nhấp để đến đó; kéo ngoài khung để xem phần ấy.</translation>
        </message>
        <message>
            <source>Remove the chapter</source>
            <translation>Bỏ chương này</translation>
        </message>
        <message>
            <source>Show the whole run</source>
            <translation>Hiện cả lần chạy</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ProducerSheet</name>
        <message>
            <source>Knobs</source>
            <translation>Núm chỉnh</translation>
        </message>
        <message>
            <source>Load</source>
            <translation>Tải</translation>
        </message>
        <message>
            <source>Traffic</source>
            <translation>Lưu lượng</translation>
        </message>
        <message>
            <source>offered now</source>
            <translation>đang gửi</translation>
        </message>
        <message>
            <source>keys</source>
            <translation>khóa</translation>
        </message>
        <message>
            <source>record size</source>
            <translation>cỡ bản ghi</translation>
        </message>
        <message>
            <source>Since the start</source>
            <translation>Từ đầu</translation>
        </message>
        <message>
            <source>offered</source>
            <translation>đã gửi</translation>
        </message>
        <message>
            <source>stored</source>
            <translation>đã lưu</translation>
        </message>
        <message>
            <source>bytes stored</source>
            <translation>byte đã lưu</translation>
        </message>
        <message>
            <source>refused at first</source>
            <translation>bị từ chối lần đầu</translation>
        </message>
        <message>
            <source>waiting to retry</source>
            <translation>chờ gửi lại</translation>
        </message>
        <message>
            <source>given up</source>
            <translation>đã bỏ</translation>
        </message>
        <message>
            <source>producer → %1</source>
            <translation>producer → %1</translation>
        </message>
        <message>
            <source>Skew to “%1”</source>
            <translation>Lệch về “%1”</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Tiếp tục</translation>
        </message>
        <message>
            <source>Pause this producer</source>
            <translation>Tạm dừng producer này</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>không có gì</translation>
        </message>
        <message>
            <source>Zipf</source>
            <translation>Zipf</translation>
        </message>
        <message>
            <source>uniform</source>
            <translation>đều</translation>
        </message>
        <message numerus="yes">
            <source> + %n hot</source>
            <comment>keys</comment>
            <translation>
                <numerusform> + %n nóng</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 đến %2</translation>
        </message>
        <message>
            <source>median %1</source>
            <translation>trung vị %1</translation>
        </message>
        <message>
            <source>log agent → %1 · %2</source>
            <translation>tác tử nhật ký → %1 · %2</translation>
        </message>
        <message>
            <source>done</source>
            <translation>xong</translation>
        </message>
        <message>
            <source>log at %1</source>
            <translation>nhật ký ở %1</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>none</source>
            <translation>không</translation>
        </message>
        <message numerus="yes">
            <source>%Ln lines</source>
            <translation>
                <numerusform>%Ln dòng</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>, %Ln skipped</source>
            <comment>lines</comment>
            <translation>
                <numerusform>, bỏ qua %Ln</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::RangeCard</name>
        <message>
            <source>stored</source>
            <translation>đã lưu</translation>
        </message>
        <message>
            <source>%1 records</source>
            <comment>any number of them</comment>
            <translation>%1 bản ghi</translation>
        </message>
        <message>
            <source>bytes</source>
            <translation>byte</translation>
        </message>
        <message>
            <source>mean</source>
            <translation>trung bình</translation>
        </message>
        <message>
            <source>p50 · p99 of the seconds</source>
            <translation>p50 · p99 theo từng giây</translation>
        </message>
        <message>
            <source>p50 · p99 of the minutes</source>
            <translation>p50 · p99 theo từng phút</translation>
        </message>
        <message>
            <source>refused, retries counted</source>
            <translation>bị từ chối, tính cả gửi lại</translation>
        </message>
        <message>
            <source>oldest unread record</source>
            <translation>bản ghi chưa đọc cũ nhất</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Sao chép</translation>
        </message>
        <message>
            <source>Copies these numbers as text</source>
            <translation>Sao chép các số này dưới dạng văn bản</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>No whole second of this has been played yet.</source>
            <translation>Chưa có trọn giây nào của khoảng này được chạy.</translation>
        </message>
        <message>
            <source>Statistics of the range</source>
            <translation>Thống kê của khoảng</translation>
        </message>
        <message>
            <source>cost</source>
            <translation>chi phí</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ReplyNote</name>
        <message>
            <source>· %1 refused</source>
            <translation>· %1 bị từ chối</translation>
        </message>
        <message>
            <source>%1 accepted</source>
            <translation>%1 được chấp nhận</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>Vì sao?</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::RunUntilDialog</name>
        <message>
            <source>until the &amp;time</source>
            <translation>đến &amp;thời điểm</translation>
        </message>
        <message>
            <source>until so many &amp;more records are stored</source>
            <translation>đến khi lưu t&amp;hêm số bản ghi</translation>
        </message>
        <message>
            <source>until the first t&amp;hrottle</source>
            <translation>đến lần &amp;bị từ chối đầu tiên</translation>
        </message>
        <message>
            <source>until the first &amp;loss</source>
            <translation>đến lần &amp;mất dữ liệu đầu tiên</translation>
        </message>
        <message>
            <source>Run until</source>
            <translation>Chạy đến</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Thời điểm</translation>
        </message>
        <message>
            <source>Records</source>
            <translation>Bản ghi</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Chạy</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Hủy</translation>
        </message>
        <message>
            <source>Stops at the millisecond at which a write or a read is refused for throughput.</source>
            <translation>Dừng đúng mili giây mà một lượt ghi hoặc đọc bị từ chối vì thông lượng.</translation>
        </message>
        <message>
            <source>Stops when a record passes retention before a consumer has read it; if none does, the run goes on until you stop it.</source>
            <translation>Dừng khi một bản ghi quá thời hạn lưu mà consumer chưa đọc; nếu không có, lần chạy tiếp tục cho đến khi bạn dừng.</translation>
        </message>
        <message>
            <source>Counts what is stored in all streams from now on.</source>
            <translation>Đếm số bản ghi được lưu ở mọi stream kể từ bây giờ.</translation>
        </message>
        <message>
            <source>Stops at %1, in %2.</source>
            <translation>Dừng lúc %1, sau %2 nữa.</translation>
        </message>
        <message>
            <source>%1 has passed; the run is at %2.</source>
            <translation>%1 đã qua; lần chạy đang ở %2.</translation>
        </message>
        <message>
            <source>12m, 1h 30m, 00:12:00 since the start, or +30s from now</source>
            <translation>12m, 1h 30m, 00:12:00 tính từ đầu, hoặc +30s tính từ bây giờ</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::SecondKeysCard</name>
        <message>
            <source>Why?</source>
            <translation>Vì sao?</translation>
        </message>
        <message>
            <source>Cut beside the hottest key</source>
            <translation>Cắt cạnh khóa nóng nhất</translation>
        </message>
        <message>
            <source>Takes the knife to the shard as it is now</source>
            <translation>Đưa dao đến shard như hiện giờ</translation>
        </message>
        <message>
            <source>← earlier</source>
            <translation>← trước đó</translation>
        </message>
        <message>
            <source>The refused second before this one</source>
            <translation>Giây bị từ chối trước giây này</translation>
        </message>
        <message>
            <source>later →</source>
            <translation>sau đó →</translation>
        </message>
        <message>
            <source>The refused second after this one</source>
            <translation>Giây bị từ chối sau giây này</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>%1 at %2: which keys filled this second</source>
            <comment>a shard, a time</comment>
            <translation>%1 lúc %2: những khóa nào lấp đầy giây này</translation>
        </message>
        <message>
            <source>No write was refused in any second that is kept.</source>
            <translation>Không có lượt ghi nào bị từ chối trong các giây còn lưu.</translation>
        </message>
        <message>
            <source>%1 records offered by %2 keys, %3 stored</source>
            <comment>numbers</comment>
            <translation>%1 bản ghi được gửi đến từ %2 khóa, %3 được lưu</translation>
        </message>
        <message>
            <source>%1 refused, retries counted</source>
            <translation>%1 bị từ chối, kể cả gửi lại</translation>
        </message>
        <message>
            <source>Whose records these were is no longer kept: ranked by what was stored.</source>
            <translation>Không còn lưu các bản ghi bị từ chối ấy là của khóa nào: xếp hạng theo phần đã lưu.</translation>
        </message>
        <message>
            <source>of the second</source>
            <translation>của giây này</translation>
        </message>
        <message>
            <source>of the quota</source>
            <translation>của hạn mức</translation>
        </message>
        <message>
            <source>by records</source>
            <translation>theo bản ghi</translation>
        </message>
        <message>
            <source>by bytes</source>
            <translation>theo byte</translation>
        </message>
        <message>
            <source>%1 at %2: %3</source>
            <comment>a key, its place on the ring, what the KPL packed in its records</comment>
            <translation>%1 tại %2: %3</translation>
        </message>
        <message>
            <source>The quota counts each record of the KPL as one, whatever it holds.</source>
            <translation>Hạn mức tính mỗi bản ghi của KPL là một, dù chứa bao nhiêu user record.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ShardCard</name>
        <message>
            <source>%1/s</source>
            <translation>%1/s</translation>
        </message>
        <message>
            <source>merged from %1 and %2</source>
            <translation>gộp từ %1 và %2</translation>
        </message>
        <message>
            <source>split from %1</source>
            <translation>tách từ %1</translation>
        </message>
        <message>
            <source>records stored</source>
            <translation>bản ghi đã lưu</translation>
        </message>
        <message>
            <source>bytes stored</source>
            <translation>byte đã lưu</translation>
        </message>
        <message>
            <source>records offered, without retries</source>
            <translation>bản ghi đã gửi, không tính gửi lại</translation>
        </message>
        <message>
            <source>bytes offered, without retries</source>
            <translation>byte đã gửi, không tính gửi lại</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>bị từ chối</translation>
        </message>
        <message>
            <source>%1, retries counted</source>
            <translation>%1, tính cả gửi lại</translation>
        </message>
        <message>
            <source>shared reads</source>
            <translation>đọc chung</translation>
        </message>
        <message>
            <source>GetRecords calls</source>
            <translation>lời gọi GetRecords</translation>
        </message>
        <message>
            <source>part of the ring</source>
            <translation>phần của vòng</translation>
        </message>
        <message>
            <source>drawn wider</source>
            <translation>vẽ rộng hơn</translation>
        </message>
        <message>
            <source>hottest keys, of its load</source>
            <translation>khóa nóng nhất, phần tải của shard</translation>
        </message>
        <message>
            <source>At this slope it throttles in %1.</source>
            <translation>Với đà này shard sẽ từ chối ghi sau %1.</translation>
        </message>
        <message>
            <source>last whole second · limits: %1</source>
            <translation>giây trọn vừa qua · giới hạn: %1</translation>
        </message>
        <message>
            <source>Drag inside to split, drag the label onto another shard to merge.</source>
            <translation>Kéo bên trong để tách, kéo nhãn lên shard khác để gộp.</translation>
        </message>
        <message>
            <source>Limits are off in this run: nothing is throttled.</source>
            <translation>Lần chạy này tắt giới hạn: không có gì bị từ chối.</translation>
        </message>
        <message>
            <source>Each record of the KPL counts as one, whatever it holds.</source>
            <translation>Mỗi bản ghi của KPL tính là một, dù chứa bao nhiêu user record.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ShardMapView</name>
        <message>
            <source>Shard map</source>
            <translation>Bản đồ shard</translation>
        </message>
        <message>
            <source>There is no stream in this world. File &gt; New live scenario shows one at work.</source>
            <translation>Thế giới này không có luồng nào. Tệp &gt; Kịch bản trực tiếp mới mở một luồng đang chạy.</translation>
        </message>
        <message>
            <source>%1 is being created.</source>
            <translation>%1 đang được tạo.</translation>
        </message>
        <message>
            <source>Stream %1: %2 open shards, %3 refuse writes. Hottest: %4 at %5.</source>
            <translation>Luồng %1: %2 shard mở, %3 từ chối ghi. Nóng nhất: %4 ở %5.</translation>
        </message>
        <message>
            <source>Chosen: %1, %2.</source>
            <translation>Đang chọn: %1, %2.</translation>
        </message>
        <message>
            <source>SplitShard of %1</source>
            <translation>SplitShard %1</translation>
        </message>
        <message>
            <source>MergeShards of %1 and %2</source>
            <translation>MergeShards %1 và %2</translation>
        </message>
        <message>
            <source>Cut: lower child %1, upper child %2.</source>
            <translation>Cắt: con dưới %1, con trên %2.</translation>
        </message>
        <message>
            <source>There is no shard to the left: the ring does not wrap.</source>
            <translation>Không có shard bên trái: vòng không nối lại.</translation>
        </message>
        <message>
            <source>There is no shard to the right: the ring does not wrap.</source>
            <translation>Không có shard bên phải: vòng không nối lại.</translation>
        </message>
        <message>
            <source>There is no other shard to join with.</source>
            <translation>Không có shard nào khác để gộp.</translation>
        </message>
        <message>
            <source>Join %1 with</source>
            <translation>Gộp %1 với</translation>
        </message>
        <message>
            <source>Type a key…</source>
            <translation>Gõ một khóa…</translation>
        </message>
        <message>
            <source>Where a key&apos;s records go, step by step; and put one</source>
            <translation>Bản ghi của một khóa đi đâu, từng bước; và gửi thử một bản ghi</translation>
        </message>
        <message>
            <source>falling: one mark, one record</source>
            <translation>đang rơi: mỗi vạch một bản ghi</translation>
        </message>
        <message>
            <source>falling: one mark, up to %1 records</source>
            <translation>đang rơi: mỗi vạch tối đa %1 bản ghi</translation>
        </message>
        <message>
            <source>%1: stores %2, %3; shared reads take %4 of their quota</source>
            <translation>%1: lưu %2, %3; đọc chung dùng %4 hạn mức</translation>
        </message>
        <message>
            <source>Select</source>
            <translation>Chọn</translation>
        </message>
        <message>
            <source>Split with the knife</source>
            <translation>Tách bằng dao</translation>
        </message>
        <message>
            <source>Join with the shard on the left</source>
            <translation>Gộp với shard bên trái</translation>
        </message>
        <message>
            <source>Join with the shard on the right</source>
            <translation>Gộp với shard bên phải</translation>
        </message>
        <message>
            <source>mark ≤ %1</source>
            <translation>dấu ≤ %1</translation>
        </message>
        <message>
            <source>How even the ranges of the shards are: 0 for all of one width, near 1 where one has almost the whole ring. Click for the plan that levels them.</source>
            <translation>Các khoảng của shard đều đến mức nào: 0 khi rộng như nhau, gần 1 khi một shard chiếm gần hết vòng. Nhấp để xem kế hoạch san đều.</translation>
        </message>
        <message>
            <source>Uneven: Gini %1…</source>
            <translation>Không đều: Gini %1…</translation>
        </message>
        <message>
            <source>Split beside this key…</source>
            <translation>Tách cạnh khóa này…</translation>
        </message>
        <message>
            <source>Poison</source>
            <translation>Làm hỏng</translation>
        </message>
        <message>
            <source>Heal</source>
            <translation>Chữa</translation>
        </message>
        <message>
            <source>not listed by the filter</source>
            <translation>không được bộ lọc liệt kê</translation>
        </message>
        <message>
            <source>New stream…</source>
            <translation>Stream mới…</translation>
        </message>
        <message>
            <source>key %1 has %2 of its load; %3</source>
            <comment>a key, its share, what the KPL packed in its records</comment>
            <translation>khóa %1 chiếm %2 tải của nó; %3</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ShardSheet</name>
        <message>
            <source>Write, last second</source>
            <translation>Ghi, giây vừa qua</translation>
        </message>
        <message>
            <source>records</source>
            <translation>bản ghi</translation>
        </message>
        <message>
            <source>bytes</source>
            <translation>byte</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>bị từ chối</translation>
        </message>
        <message>
            <source>Read, last second</source>
            <translation>Đọc, giây vừa qua</translation>
        </message>
        <message>
            <source>GetRecords calls</source>
            <translation>lời gọi GetRecords</translation>
        </message>
        <message>
            <source>shared bytes</source>
            <translation>byte dùng chung</translation>
        </message>
        <message>
            <source>Keys, last 10 s</source>
            <translation>Khóa, 10 giây qua</translation>
        </message>
        <message>
            <source>Range</source>
            <translation>Khoảng</translation>
        </message>
        <message>
            <source>of the ring</source>
            <translation>của vòng</translation>
        </message>
        <message>
            <source>first</source>
            <translation>đầu</translation>
        </message>
        <message>
            <source>last</source>
            <translation>cuối</translation>
        </message>
        <message>
            <source>Family</source>
            <translation>Phả hệ</translation>
        </message>
        <message>
            <source>Since it opened</source>
            <translation>Từ khi mở</translation>
        </message>
        <message>
            <source>records stored</source>
            <translation>bản ghi đã lưu</translation>
        </message>
        <message>
            <source>bytes stored</source>
            <translation>byte đã lưu</translation>
        </message>
        <message>
            <source>OPEN · %1 old</source>
            <translation>OPEN · đã %1</translation>
        </message>
        <message>
            <source>CLOSED · %1 ago</source>
            <translation>CLOSED · %1 trước</translation>
        </message>
        <message>
            <source>merged from %1 and %2</source>
            <translation>gộp từ %1 và %2</translation>
        </message>
        <message>
            <source>split from %1</source>
            <translation>tách từ %1</translation>
        </message>
        <message>
            <source>made with the stream</source>
            <translation>tạo cùng luồng</translation>
        </message>
        <message>
            <source>merged into %1</source>
            <translation>đã gộp vào %1</translation>
        </message>
        <message>
            <source>split into %1 and %2</source>
            <translation>đã tách thành %1 và %2</translation>
        </message>
        <message>
            <source>%1 MiB</source>
            <translation>%1 MiB</translation>
        </message>
        <message>
            <source>none</source>
            <translation>không</translation>
        </message>
        <message>
            <source>offered %1, retries not counted</source>
            <translation>gửi tới %1, không tính gửi lại</translation>
        </message>
        <message>
            <source>no records</source>
            <translation>không có bản ghi</translation>
        </message>
        <message numerus="yes">
            <source>%Ln others, %1</source>
            <comment>keys</comment>
            <translation>
                <numerusform>%Ln khóa khác, %1</numerusform>
            </translation>
        </message>
        <message>
            <source>Of all writes of the last second, retries counted</source>
            <translation>Trong mọi lượt ghi của giây vừa qua, tính cả gửi lại</translation>
        </message>
        <message>
            <source>at this slope it throttles in %1</source>
            <translation>với đà này sẽ từ chối ghi sau %1</translation>
        </message>
        <message>
            <source>thousands of others, %1</source>
            <translation>hàng nghìn khóa khác, %1</translation>
        </message>
        <message>
            <source>Poison records</source>
            <translation>Bản ghi hỏng</translation>
        </message>
        <message>
            <source>Poison the next record</source>
            <translation>Làm hỏng bản ghi kế tiếp</translation>
        </message>
        <message>
            <source>No consumer will be able to process the next record that this shard stores (X)</source>
            <translation>Sẽ không consumer nào xử lý được bản ghi kế tiếp mà shard này lưu (X)</translation>
        </message>
        <message>
            <source>record %1</source>
            <translation>bản ghi %1</translation>
        </message>
        <message>
            <source>record %1, yet to come</source>
            <translation>bản ghi %1, chưa đến</translation>
        </message>
        <message>
            <source>heal</source>
            <translation>chữa</translation>
        </message>
        <message numerus="yes">
            <source>and %Ln more</source>
            <comment>poison records</comment>
            <translation>
                <numerusform>và %Ln bản ghi nữa</numerusform>
            </translation>
        </message>
        <message>
            <source>limits are off: nothing is throttled</source>
            <translation>đã tắt giới hạn: không có gì bị từ chối</translation>
        </message>
        <message>
            <source>Tanks of the write limit, now</source>
            <translation>Bể chứa của giới hạn ghi, lúc này</translation>
        </message>
        <message>
            <source>Each write takes from both, and both are filled again by the second: what one of them does not hold is refused.</source>
            <translation>Mỗi lần ghi lấy từ cả hai bể, và cả hai được đổ đầy lại theo từng giây: phần mà một bể không còn chứa sẽ bị từ chối.</translation>
        </message>
        <message>
            <source>records left</source>
            <translation>số bản ghi còn lại</translation>
        </message>
        <message>
            <source>bytes left</source>
            <translation>số byte còn lại</translation>
        </message>
        <message>
            <source>Each write takes from both, and both are full again when the next whole second begins: what one of them does not hold is refused.</source>
            <translation>Mỗi lần ghi lấy từ cả hai bể, và cả hai lại đầy khi giây tròn kế tiếp bắt đầu: phần mà một bể không còn chứa sẽ bị từ chối.</translation>
        </message>
        <message>
            <source>Counted as a bucket: a model, the service does not say how it counts.</source>
            <translation>Đếm theo kiểu xô (bucket): một mô hình, dịch vụ không nói nó đếm ra sao.</translation>
        </message>
        <message>
            <source>Counted by windows of a whole second: a model, the service does not say how it counts.</source>
            <translation>Đếm theo cửa sổ từng giây tròn (window): một mô hình, dịch vụ không nói nó đếm ra sao.</translation>
        </message>
        <message>
            <source>The KPL puts many user records in one Kinesis record with the key “a”. Shards, quotas and prices count that one; only a reader that takes it apart, as the KCL and Firehose do, sees the user records.</source>
            <translation>KPL gói nhiều user record vào một bản ghi Kinesis có khóa “a”. Shard, hạn mức và giá chỉ tính một bản ghi đó; chỉ bên đọc biết tách nó ra, như KCL và Firehose, mới thấy các user record.</translation>
        </message>
        <message>
            <source>aggregated records</source>
            <translation>bản ghi gộp</translation>
        </message>
        <message>
            <source>user records in them</source>
            <translation>user record bên trong</translation>
        </message>
        <message>
            <source>discarded by a KCL</source>
            <translation>bị KCL bỏ</translation>
        </message>
        <message>
            <source>A KCL discards every user record of an aggregated record in which one lies outside the shard's range, and says nothing. One that names no key ends the record.</source>
            <translation>KCL bỏ mọi user record của một bản ghi gộp nếu có một cái nằm ngoài khoảng của shard, và không báo gì. Gặp user record không nêu khóa thì phần còn lại bị bỏ.</translation>
        </message>
        <message>
            <source>KPL, last %1</source>
            <translation>KPL, %1 qua</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 trên %2</translation>
        </message>
        <message>
            <source>Of the user records</source>
            <translation>Trong số các user record</translation>
        </message>
        <message>
            <source>What the newest one holds</source>
            <translation>Bản ghi mới nhất chứa gì</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::Sheet</name>
        <message>
            <source>%1: %2
Profile %3. Source: %4, %5</source>
            <translation>%1: %2
Hồ sơ %3. Nguồn: %4, %5</translation>
        </message>
        <message>
            <source>Of this account, as the scenario says; the profile has %1.</source>
            <translation>Của tài khoản này, như kịch bản nói; hồ sơ có %1.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::StatusChip</name>
        <message>
            <source>Stream status: %1</source>
            <translation>Trạng thái luồng: %1</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::StreamSheet</name>
        <message>
            <source>Write, last second, all shards</source>
            <translation>Ghi, giây vừa qua, mọi shard</translation>
        </message>
        <message>
            <source>records</source>
            <translation>bản ghi</translation>
        </message>
        <message>
            <source>bytes</source>
            <translation>byte</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>bị từ chối</translation>
        </message>
        <message>
            <source>fullest</source>
            <translation>đầy nhất</translation>
        </message>
        <message>
            <source>Shards</source>
            <translation>Shard</translation>
        </message>
        <message>
            <source>open</source>
            <translation>mở</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>đóng</translation>
        </message>
        <message>
            <source>Kept</source>
            <translation>Đang lưu</translation>
        </message>
        <message>
            <source>retention</source>
            <translation>thời hạn lưu</translation>
        </message>
        <message>
            <source>registered consumers</source>
            <translation>consumer đã đăng ký</translation>
        </message>
        <message>
            <source>ARN</source>
            <translation>ARN</translation>
        </message>
        <message>
            <source>%1 to go</source>
            <translation>còn %1</translation>
        </message>
        <message>
            <source>%1 MiB</source>
            <translation>%1 MiB</translation>
        </message>
        <message>
            <source>none</source>
            <translation>không</translation>
        </message>
        <message>
            <source>Of all writes of the last second, retries counted</source>
            <translation>Trong mọi lượt ghi của giây vừa qua, tính cả gửi lại</translation>
        </message>
        <message>
            <source>The shard in the worst trouble over the last five seconds, as the stage names it; its percentage is that of the last one</source>
            <translation>Shard gặp khó khăn nhất trong năm giây qua, đúng như màn hình nêu tên; tỷ lệ phần trăm là của giây cuối</translation>
        </message>
        <message>
            <source>Gini of ranges</source>
            <translation>Gini của khoảng</translation>
        </message>
        <message>
            <source>Gini of load</source>
            <translation>Gini của tải</translation>
        </message>
        <message>
            <source>%1 · uneven</source>
            <translation>%1 · không đều</translation>
        </message>
        <message>
            <source>%1 · even</source>
            <translation>%1 · đều</translation>
        </message>
        <message>
            <source>0: all shards alike. Near 1: one shard has almost everything.</source>
            <translation>0: mọi shard như nhau. Gần 1: một shard chiếm gần hết.</translation>
        </message>
        <message>
            <source>Level plan…</source>
            <translation>Kế hoạch san đều…</translation>
        </message>
        <message>
            <source>Plan under way: call %1 of %2, %3 to go</source>
            <translation>Kế hoạch đang chạy: lệnh gọi %1 trên %2, còn %3</translation>
        </message>
        <message>
            <source> h</source>
            <translation> giờ</translation>
        </message>
        <message>
            <source>Retention in hours</source>
            <translation>Thời gian lưu giữ tính bằng giờ</translation>
        </message>
        <message>
            <source>Shorten</source>
            <translation>Rút ngắn</translation>
        </message>
        <message>
            <source>Lengthen</source>
            <translation>Kéo dài</translation>
        </message>
        <message>
            <source>DecreaseStreamRetentionPeriod: what is older can be read no more, at once</source>
            <translation>DecreaseStreamRetentionPeriod: dữ liệu cũ hơn lập tức không đọc được nữa</translation>
        </message>
        <message>
            <source>IncreaseStreamRetentionPeriod: what has expired does not come back</source>
            <translation>IncreaseStreamRetentionPeriod: dữ liệu đã hết hạn không trở lại</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Thiết đặt</translation>
        </message>
        <message>
            <source>mode</source>
            <translation>chế độ</translation>
        </message>
        <message>
            <source>encryption</source>
            <translation>mã hóa</translation>
        </message>
        <message>
            <source>largest record</source>
            <translation>bản ghi lớn nhất</translation>
        </message>
        <message>
            <source>tags</source>
            <translation>thẻ</translation>
        </message>
        <message>
            <source>metrics of each shard</source>
            <translation>số liệu từng shard</translation>
        </message>
        <message>
            <source>policy</source>
            <translation>chính sách</translation>
        </message>
        <message>
            <source>distribution</source>
            <translation>phân phối</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>Thiết đặt…</translation>
        </message>
        <message>
            <source>shared</source>
            <translation>được chia sẻ</translation>
        </message>
        <message>
            <source>Access…</source>
            <translation>Quyền truy cập…</translation>
        </message>
        <message>
            <source>The last plan ended at call %1 of %2: %3</source>
            <translation>Kế hoạch gần nhất đã dừng ở lời gọi %1 trên %2: %3</translation>
        </message>
        <message>
            <source>Add a producer…</source>
            <translation>Thêm producer…</translation>
        </message>
        <message>
            <source>trimmed for memory</source>
            <translation>bị cắt vì bộ nhớ</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::StreamStage</name>
        <message>
            <source>There is no stream yet.</source>
            <translation>Chưa có luồng nào.</translation>
        </message>
        <message>
            <source>Write throughput</source>
            <translation>Thông lượng ghi</translation>
        </message>
        <message>
            <source>Write throughput, %1 · records/s</source>
            <translation>Thông lượng ghi, %1 · bản ghi/s</translation>
        </message>
        <message>
            <source>Write throughput, %1 · MiB/s</source>
            <translation>Thông lượng ghi, %1 · MiB/s</translation>
        </message>
        <message>
            <source>mean per shard</source>
            <translation>trung bình mỗi shard</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>bị từ chối</translation>
        </message>
        <message>
            <source>stored</source>
            <translation>đã lưu</translation>
        </message>
        <message>
            <source>quota %1 records/s</source>
            <translation>hạn mức %1 bản ghi/s</translation>
        </message>
        <message>
            <source>quota %1</source>
            <translation>hạn mức %1</translation>
        </message>
        <message>
            <source>Iterator age</source>
            <translation>Tuổi iterator</translation>
        </message>
        <message>
            <source>%1 begins to lose data in %2</source>
            <translation>%1 bắt đầu mất dữ liệu sau %2</translation>
        </message>
        <message>
            <source>retention %1 h</source>
            <translation>thời hạn lưu %1 giờ</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>Vì sao?</translation>
        </message>
        <message>
            <source>All shards, both futures · records/s</source>
            <translation>Mọi shard, hai tương lai · bản ghi/s</translation>
        </message>
        <message>
            <source>Oldest unread record, both futures</source>
            <translation>Bản ghi chưa đọc cũ nhất, hai tương lai</translation>
        </message>
        <message>
            <source>%1 there</source>
            <translation>%1 bên kia</translation>
        </message>
        <message>
            <source>here</source>
            <translation>ở đây</translation>
        </message>
        <message>
            <source>there</source>
            <translation>bên kia</translation>
        </message>
        <message>
            <source>Charts</source>
            <translation>Biểu đồ</translation>
        </message>
        <message>
            <source>Key heatmap</source>
            <translation>Bản đồ nhiệt theo khóa</translation>
        </message>
        <message>
            <source>View under the shard map</source>
            <translation>Khung nhìn dưới bản đồ shard</translation>
        </message>
        <message>
            <source>per minute</source>
            <translation>theo phút</translation>
        </message>
        <message>
            <source>No minute of this is over yet.</source>
            <translation>Chưa có phút nào trọn vẹn.</translation>
        </message>
        <message>
            <source>%1 saw %2 in one second, retries counted; a dashboard would show %3</source>
            <translation>%1 chịu %2 trong một giây, tính cả gửi lại; dashboard chỉ cho thấy %3</translation>
        </message>
        <message>
            <source>Iterator age of %1, shard by shard</source>
            <translation>Tuổi iterator của %1, từng shard</translation>
        </message>
        <message>
            <source>Records not read yet</source>
            <translation>Bản ghi chưa đọc</translation>
        </message>
        <message>
            <source>%1, not held to: limits off</source>
            <translation>%1, không áp dụng: đã tắt giới hạn</translation>
        </message>
        <message>
            <source>Write throughput, mean of the shards · records/s</source>
            <translation>Thông lượng ghi, trung bình các shard · bản ghi/s</translation>
        </message>
        <message>
            <source>Write throughput, mean of the shards · MiB/s</source>
            <translation>Thông lượng ghi, trung bình các shard · MiB/s</translation>
        </message>
        <message>
            <source>CloudWatch has stream-level metrics alone: no shard can be told from another.</source>
            <translation>CloudWatch chỉ có số liệu cấp luồng: không phân biệt được các shard.</translation>
        </message>
        <message>
            <source>Enable shard-level metrics, %1 an hour</source>
            <translation>Bật số liệu cấp shard, %1 mỗi giờ</translation>
        </message>
        <message>
            <source>Shard-level metrics are on, and have nothing of this time.</source>
            <translation>Số liệu cấp shard đang bật, và chưa có gì của khoảng thời gian này.</translation>
        </message>
        <message>
            <source>Load and capacity of the stream · records/s</source>
            <translation>Tải và năng lực của luồng · bản ghi/giây</translation>
        </message>
        <message>
            <source>Load and capacity of the stream · MiB/s</source>
            <translation>Tải và năng lực của luồng · MiB/s</translation>
        </message>
        <message>
            <source>capacity</source>
            <translation>năng lực</translation>
        </message>
        <message>
            <source>CloudWatch has stream-level metrics only: no shard can be told from another.</source>
            <translation>CloudWatch chỉ có số liệu cấp luồng: không phân biệt được các shard.</translation>
        </message>
        <message>
            <source>Shard-level metrics are on, but there are none for this time.</source>
            <translation>Số liệu cấp shard đang bật, nhưng không có gì cho khoảng thời gian này.</translation>
        </message>
        <message>
            <source>Iterator age in CloudWatch</source>
            <translation>Tuổi iterator trong CloudWatch</translation>
        </message>
        <message>
            <source>%1 for %2 an hour</source>
            <translation>%1, giá %2 mỗi giờ</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::TimeSeriesChart</name>
        <message>
            <source>nothing to show yet</source>
            <translation>chưa có gì để hiện</translation>
        </message>
        <message>
            <source>%1: no values</source>
            <translation>%1: chưa có giá trị</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::TimelinePanel</name>
        <message>
            <source>split</source>
            <translation>tách</translation>
        </message>
        <message>
            <source>merge</source>
            <translation>gộp</translation>
        </message>
        <message>
            <source>shard count</source>
            <translation>số shard</translation>
        </message>
        <message>
            <source>what if %1</source>
            <translation>giả sử %1</translation>
        </message>
        <message>
            <source>%1 in, %2</source>
            <translation>vào %1, %2</translation>
        </message>
        <message>
            <source>%1 refused</source>
            <translation>%1 bị từ chối</translation>
        </message>
        <message>
            <source>Branch here</source>
            <translation>Rẽ nhánh tại đây</translation>
        </message>
        <message>
            <source>Begin another future at this instant  (B)</source>
            <translation>Bắt đầu một tương lai khác tại đây  (B)</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>Dòng thời gian</translation>
        </message>
        <message>
            <source>main</source>
            <translation>chính</translation>
        </message>
        <message>
            <source>replaying to %1 · %2</source>
            <translation>đang phát lại đến %1 · %2</translation>
        </message>
        <message>
            <source>end</source>
            <translation>cuối</translation>
        </message>
        <message>
            <source>What is here?</source>
            <translation>Ở đây có gì?</translation>
        </message>
        <message>
            <source>Text of the note</source>
            <translation>Nội dung ghi chú</translation>
        </message>
        <message>
            <source>Shift+M keeps this mark with a text</source>
            <translation>Shift+M giữ dấu này kèm ghi chú</translation>
        </message>
        <message>
            <source>Go there</source>
            <translation>Đến đó</translation>
        </message>
        <message>
            <source>Keep the mark…</source>
            <translation>Giữ dấu này…</translation>
        </message>
        <message>
            <source>Note on the range…</source>
            <translation>Ghi chú cho khoảng…</translation>
        </message>
        <message>
            <source>Clear the range</source>
            <translation>Bỏ khoảng</translation>
        </message>
        <message>
            <source>Show the whole run</source>
            <translation>Hiện cả lần chạy</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 trên %2</translation>
        </message>
        <message>
            <source>%1: shards change</source>
            <translation>%1: shard thay đổi</translation>
        </message>
        <message>
            <source>%1: refusals begin</source>
            <translation>%1: bắt đầu từ chối</translation>
        </message>
        <message>
            <source>Show as a range</source>
            <translation>Hiện như một khoảng</translation>
        </message>
        <message>
            <source>Show as an arrow</source>
            <translation>Hiện như một mũi tên</translation>
        </message>
        <message>
            <source>Bring back the deleted note</source>
            <translation>Lấy lại ghi chú đã xóa</translation>
        </message>
        <message>
            <source>Bring back “%1”</source>
            <translation>Lấy lại “%1”</translation>
        </message>
        <message>
            <source>Name of the chapter</source>
            <translation>Tên chương</translation>
        </message>
        <message>
            <source>%1: chapter %2</source>
            <translation>%1: chương %2</translation>
        </message>
        <message>
            <source>mark</source>
            <translation>dấu</translation>
        </message>
        <message>
            <source>Remove the chapter</source>
            <translation>Bỏ chương này</translation>
        </message>
        <message>
            <source>chapter %1</source>
            <translation>chương %1</translation>
        </message>
        <message>
            <source>The time of the ListShards filter: %1. Drag it.</source>
            <translation>Thời điểm của bộ lọc ListShards: %1. Hãy kéo nó.</translation>
        </message>
        <message>
            <source>on demand %1 → %2</source>
            <translation>on-demand %1 → %2</translation>
        </message>
        <message>
            <source>The service has fitted the shards of the stream to its load.</source>
            <translation>Dịch vụ đã điều chỉnh số shard của luồng theo tải.</translation>
        </message>
        <message>
            <source>called by %1</source>
            <translation>được gọi bởi %1</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::Transport</name>
        <message>
            <source>Pause</source>
            <translation>Tạm dừng</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Chạy</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Space</translation>
        </message>
        <message>
            <source>To the start</source>
            <translation>Về đầu</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>Home</translation>
        </message>
        <message>
            <source>One second back</source>
            <translation>Lùi một giây</translation>
        </message>
        <message>
            <source>One second on</source>
            <translation>Tới một giây</translation>
        </message>
        <message>
            <source>To the latest instant</source>
            <translation>Đến thời điểm mới nhất</translation>
        </message>
        <message>
            <source>End</source>
            <translation>End</translation>
        </message>
        <message>
            <source>Slower</source>
            <translation>Chậm hơn</translation>
        </message>
        <message>
            <source>Faster</source>
            <translation>Nhanh hơn</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Tốc độ</translation>
        </message>
        <message>
            <source>virtual</source>
            <translation>thời gian ảo</translation>
        </message>
        <message>
            <source>Virtual time since the start of the run</source>
            <translation>Thời gian ảo từ đầu lượt chạy</translation>
        </message>
        <message>
            <source>Which quotas hold. Another profile starts the run anew.</source>
            <translation>Hạn mức nào có hiệu lực. Đổi hồ sơ sẽ chạy lại từ đầu.</translation>
        </message>
        <message>
            <source>Seed and fingerprint of the run</source>
            <translation>Hạt giống và dấu vân tay của lượt chạy</translation>
        </message>
        <message>
            <source>This machine cannot keep the speed you asked for; the second number is what it keeps.</source>
            <translation>Máy này không giữ được tốc độ bạn yêu cầu; số thứ hai là tốc độ thực.</translation>
        </message>
        <message>
            <source>Speed: virtual seconds in one second of yours</source>
            <translation>Tốc độ: số giây ảo trong một giây thật</translation>
        </message>
        <message>
            <source>profile: %1</source>
            <translation>hồ sơ: %1</translation>
        </message>
        <message>
            <source>seed %1</source>
            <translation>hạt giống %1</translation>
        </message>
        <message>
            <source>The same scenario and seed give the same run. Pause to see its fingerprint.</source>
            <translation>Cùng kịch bản và hạt giống cho cùng lượt chạy. Tạm dừng để xem dấu vân tay.</translation>
        </message>
        <message>
            <source>Fingerprint of this instant: %1
Two runs that show the same are the same, bit for bit. Click to copy.</source>
            <translation>Dấu vân tay của thời điểm này: %1
Hai lượt chạy có cùng dấu là giống nhau đến từng bit. Bấm để chép.</translation>
        </message>
        <message>
            <source>%1 more records</source>
            <translation>thêm %1 bản ghi</translation>
        </message>
        <message>
            <source>first throttle</source>
            <translation>lần bị từ chối đầu tiên</translation>
        </message>
        <message>
            <source>first loss</source>
            <translation>lần mất dữ liệu đầu tiên</translation>
        </message>
        <message>
            <source>Run until…</source>
            <translation>Chạy đến…</translation>
        </message>
        <message>
            <source>Ctrl+R</source>
            <translation>Ctrl+R</translation>
        </message>
        <message>
            <source>until %1</source>
            <translation>đến %1</translation>
        </message>
        <message>
            <source>running on</source>
            <translation>đang chạy tiếp</translation>
        </message>
        <message>
            <source>Stop here</source>
            <translation>Dừng tại đây</translation>
        </message>
        <message>
            <source>Until the first &amp;throttle</source>
            <translation>Đến lần bị &amp;từ chối đầu tiên</translation>
        </message>
        <message>
            <source>Until the first &amp;loss</source>
            <translation>Đến lần &amp;mất dữ liệu đầu tiên</translation>
        </message>
        <message>
            <source>Until a time or a &amp;count…</source>
            <translation>Đến thời điểm hoặc &amp;số lượng…</translation>
        </message>
        <message>
            <source>&amp;Pause at the next throttle</source>
            <translation>Tạm &amp;dừng ở lần bị từ chối kế tiếp</translation>
        </message>
        <message>
            <source>Pause at the next l&amp;oss</source>
            <translation>Tạm dừng ở lần mất dữ liệ&amp;u kế tiếp</translation>
        </message>
        <message>
            <source>Virtual seconds in one second of yours, ×0.001 to ×10,000; at the right end: max</source>
            <translation>Số giây ảo trong một giây thật, ×0.001 đến ×10,000; cuối bên phải: tối đa</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <comment>what is run to, how far it is</comment>
            <translation>%1 · %2</translation>
        </message>
        <message>
            <source>Copy %1</source>
            <translation>Sao chép %1</translation>
        </message>
        <message>
            <source>Copy the address</source>
            <translation>Sao chép địa chỉ</translation>
        </message>
        <message>
            <source>programs :%1</source>
            <comment>a port</comment>
            <translation>chương trình :%1</translation>
        </message>
        <message>
            <source>programs</source>
            <translation>chương trình</translation>
        </message>
        <message>
            <source>Programs on this computer may call %1.</source>
            <translation>Chương trình trên máy này có thể gọi %1.</translation>
        </message>
        <message>
            <source>Programs of your own: let them call this run as they call Kinesis.</source>
            <translation>Chương trình của bạn: cho chúng gọi lượt chạy này như gọi Kinesis.</translation>
        </message>
        <message>
            <source>Programs may call %1</source>
            <translation>Chương trình có thể gọi %1</translation>
        </message>
        <message>
            <source>No program may call</source>
            <translation>Không chương trình nào được gọi</translation>
        </message>
        <message>
            <source>Let programs on this computer call this run</source>
            <translation>Cho phép chương trình trên máy này gọi lượt chạy này</translation>
        </message>
        <message>
            <source>Lines for a program…</source>
            <translation>Dòng lệnh cho chương trình…</translation>
        </message>
        <message>
            <source>Limits off</source>
            <translation>Tắt giới hạn</translation>
        </message>
        <message>
            <source>Limits off: nothing is throttled</source>
            <translation>Đã tắt giới hạn: không có gì bị từ chối</translation>
        </message>
        <message>
            <source>Limits off: nothing is throttled. The scenario says so ("limits": "off"); click to see the quotas that the service has.</source>
            <translation>Đã tắt giới hạn: không có gì bị từ chối. Kịch bản ghi như vậy ("limits": "off"); bấm để xem các hạn mức của dịch vụ.</translation>
        </message>
        <message>
            <source>Faults on: %1</source>
            <translation>Lỗi đang bật: %1</translation>
        </message>
        <message>
            <source>Calls are refused or late on purpose. Click to see what is injected, to change and to clear it.</source>
            <translation>Lời gọi bị từ chối hoặc trễ một cách cố ý. Bấm để xem, đổi và gỡ những gì được tiêm.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln fault(s) injected on purpose: calls are refused or late</source>
            <translation>
                <numerusform>%Ln lỗi được cố ý tạo ra: lời gọi bị từ chối hoặc trễ</numerusform>
            </translation>
        </message>
        <message>
            <source>limits hold; off, nothing is throttled</source>
            <translation>giới hạn có hiệu lực; khi tắt, không có gì bị từ chối</translation>
        </message>
        <message>
            <source>Which quotas hold, and whether. Another choice starts the run anew.</source>
            <translation>Hạn mức nào có hiệu lực, và có hiệu lực hay không. Chọn khác sẽ chạy lại từ đầu.</translation>
        </message>
        <message>
            <source>profile: %1, old quotas</source>
            <translation>hồ sơ: %1, hạn mức cũ</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::WhyPanel</name>
        <message>
            <source>Why?</source>
            <translation>Vì sao?</translation>
        </message>
        <message>
            <source>The chain of causes of what is selected (Y)</source>
            <translation>Chuỗi nguyên nhân của mục đang chọn (Y)</translation>
        </message>
        <message>
            <source>There is nothing to explain yet.</source>
            <translation>Chưa có gì để giải thích.</translation>
        </message>
        <message>
            <source>Try it</source>
            <translation>Thử</translation>
        </message>
        <message>
            <source>Try it: %1</source>
            <translation>Thử: %1</translation>
        </message>
        <message>
            <source>Begins a branch, does this there, and shows both futures (T)</source>
            <translation>Mở một nhánh, làm việc này ở đó và hiện cả hai tương lai (T)</translation>
        </message>
        <message>
            <source>Begins a branch, does this there, and shows both futures</source>
            <translation>Mở một nhánh, làm việc này ở đó và hiện cả hai tương lai</translation>
        </message>
        <message>
            <source>Look at it</source>
            <translation>Xem nó</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets</name>
        <message>
            <source>split</source>
            <translation>tách</translation>
        </message>
        <message>
            <source>merge</source>
            <translation>gộp</translation>
        </message>
        <message>
            <source>shard count</source>
            <translation>số shard</translation>
        </message>
        <message>
            <source>end</source>
            <translation>cuối</translation>
        </message>
        <message>
            <source>replaying to %1 · %2</source>
            <translation>đang phát lại đến %1 · %2</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::JourneyPanel</name>
        <message>
            <source>who offered it is not known any more</source>
            <translation>không còn biết ai đã gửi nó</translation>
        </message>
        <message numerus="yes">
            <source>offered by %1 and refused %n time(s); when is not known any more</source>
            <translation>
                <numerusform>được %1 gửi và bị từ chối %n lần; không còn biết khi nào</numerusform>
            </translation>
        </message>
        <message>
            <source>offered by %1, refused: the shard was full</source>
            <translation>%1 gửi, bị từ chối: shard đã đầy</translation>
        </message>
        <message>
            <source>sent again, refused: the shard was full</source>
            <translation>gửi lại, bị từ chối: shard đã đầy</translation>
        </message>
        <message>
            <source>stored in %1</source>
            <translation>được lưu vào %1</translation>
        </message>
        <message>
            <source>stored in %1, at attempt %2</source>
            <translation>được lưu vào %1, ở lần thử thứ %2</translation>
        </message>
        <message>
            <source>offered by %1 and stored in %2 at once</source>
            <translation>%1 gửi và được lưu ngay vào %2</translation>
        </message>
        <message>
            <source>%1 does not read it</source>
            <translation>%1 không đọc nó</translation>
        </message>
        <message>
            <source>not delivered to %1 yet</source>
            <translation>chưa được giao cho %1</translation>
        </message>
        <message>
            <source>pushed to %1</source>
            <translation>được đẩy tới %1</translation>
        </message>
        <message>
            <source>polled by %1</source>
            <translation>được %1 lấy về</translation>
        </message>
        <message>
            <source>worked through</source>
            <translation>đã xử lý xong</translation>
        </message>
        <message>
            <source>will be worked through at %1</source>
            <translation>sẽ được xử lý xong lúc %1</translation>
        </message>
        <message>
            <source>%1 reads a parent shard first</source>
            <translation>%1 đọc shard cha trước</translation>
        </message>
        <message numerus="yes">
            <source>behind %n older record(s)</source>
            <translation>
                <numerusform>sau %n bản ghi cũ hơn</numerusform>
            </translation>
        </message>
        <message>
            <source>until the next push</source>
            <translation>cho đến lần đẩy kế tiếp</translation>
        </message>
        <message>
            <source>until the next poll</source>
            <translation>cho đến lần lấy kế tiếp</translation>
        </message>
        <message>
            <source>%1 is busy or paused</source>
            <translation>%1 đang bận hoặc tạm dừng</translation>
        </message>
        <message>
            <source>its pipe is full</source>
            <translation>ống của nó đã đầy</translation>
        </message>
        <message numerus="yes">
            <source>at least %n GetRecords call(s) refused</source>
            <translation>
                <numerusform>ít nhất %n lệnh gọi GetRecords bị từ chối</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n GetRecords call(s) refused</source>
            <translation>
                <numerusform>%n lệnh gọi GetRecords bị từ chối</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 works on it and on what came with it</source>
            <translation>%1 xử lý nó cùng những gì đến theo</translation>
        </message>
        <message>
            <source>Worked through within the millisecond of its arrival.</source>
            <translation>Được xử lý xong ngay trong mili giây nó đến.</translation>
        </message>
        <message>
            <source>%1 from its arrival until it was worked through; %2 of it: %3.</source>
            <comment>a length of time</comment>
            <translation>%1 từ khi đến cho đến khi xử lý xong; %2 trong đó: %3.</translation>
        </message>
        <message>
            <source>%1 since its arrival; %2 of it: %3.</source>
            <comment>a length of time</comment>
            <translation>%1 kể từ khi đến; %2 trong đó: %3.</translation>
        </message>
        <message>
            <source>Close the journey</source>
            <translation>Đóng hành trình</translation>
        </message>
        <message>
            <source>Moments of the record</source>
            <translation>Các thời điểm của bản ghi</translation>
        </message>
        <message>
            <source>Journey of a record</source>
            <translation>Hành trình của một bản ghi</translation>
        </message>
        <message>
            <source>There is no such record, or it cannot be read any more.</source>
            <translation>Không có bản ghi này, hoặc không còn đọc được nữa.</translation>
        </message>
        <message>
            <source>Journey of record %1 of %2</source>
            <translation>Hành trình của bản ghi %1 thuộc %2</translation>
        </message>
        <message>
            <source>key %1, %2</source>
            <translation>khóa %1, %2</translation>
        </message>
        <message>
            <source>Show it large</source>
            <translation>Phóng to đoạn này</translation>
        </message>
        <message>
            <source>as read by %1</source>
            <translation>theo cách đọc của %1</translation>
        </message>
        <message numerus="yes">
            <source>Out of order: behind %n record(s) of its key stored while it waited to be sent again</source>
            <translation>
                <numerusform>Sai thứ tự: đứng sau %n bản ghi cùng khóa được lưu trong lúc nó chờ gửi lại</numerusform>
            </translation>
        </message>
        <message>
            <source>Delivered again: the bookmark was moved back</source>
            <translation>Được giao lại: dấu trang đã bị lùi lại</translation>
        </message>
        <message>
            <source>Delivered again: the consumer changed its kind with it in hand</source>
            <translation>Được giao lại: consumer đổi loại khi đang giữ nó</translation>
        </message>
        <message numerus="yes">
            <source>Handed to processing %n more time(s): its batch failed</source>
            <translation>
                <numerusform>Được đưa vào xử lý thêm %n lần: lô của nó thất bại</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s)</source>
            <translation>
                <numerusform>%Ln bản ghi</numerusform>
            </translation>
        </message>
        <message>
            <source>bookmark moved back</source>
            <translation>dấu trang lùi lại</translation>
        </message>
        <message>
            <source>kind changed with a batch in hand</source>
            <translation>đổi loại khi đang giữ một lô</translation>
        </message>
        <message>
            <source>a batch failed</source>
            <translation>một lô thất bại</translation>
        </message>
        <message>
            <source>sequence number, %1</source>
            <translation>số thứ tự, %1</translation>
        </message>
        <message>
            <source>Copy it</source>
            <translation>Sao chép</translation>
        </message>
        <message>
            <source>What the record holds</source>
            <translation>Bản ghi chứa gì</translation>
        </message>
        <message>
            <source>head</source>
            <translation>phần đầu</translation>
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
            <translation>KPL không biết</translation>
        </message>
        <message>
            <source>MD5 of what lies between</source>
            <translation>MD5 của phần ở giữa</translation>
        </message>
        <message>
            <source>data</source>
            <translation>dữ liệu</translation>
        </message>
        <message>
            <source>A KCL takes it apart and hands on all of them; a plain GetRecords reader sees one record.</source>
            <translation>KCL tách nó ra và giao tất cả; bên đọc GetRecords thường chỉ thấy một bản ghi.</translation>
        </message>
        <message>
            <source>A KCL discards all of them and says nothing: user record %1 lies outside this shard's range.</source>
            <translation>KCL bỏ tất cả và không báo gì: user record %1 nằm ngoài khoảng của shard này.</translation>
        </message>
        <message>
            <source>A KCL hands on %1 of %2: user record %3 names no key.</source>
            <translation>KCL giao %1 trên %2: user record %3 không nêu khóa.</translation>
        </message>
        <message>
            <source>names no key</source>
            <translation>không nêu khóa</translation>
        </message>
        <message>
            <source>explicit hash key %1</source>
            <translation>explicit hash key %1</translation>
        </message>
        <message>
            <source>the key's own hash lies in this shard</source>
            <translation>hash của chính khóa nằm trong shard này</translation>
        </message>
        <message>
            <source>the key's own hash lies outside this shard</source>
            <translation>hash của chính khóa nằm ngoài shard này</translation>
        </message>
        <message numerus="yes">
            <source>KPL aggregated record: %Ln user record(s)</source>
            <translation>
                <numerusform>Bản ghi gộp KPL: %Ln user record</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %Ln more user record(s)</source>
            <translation>
                <numerusform>và %Ln user record nữa</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %Ln more byte(s)</source>
            <translation>
                <numerusform>và %Ln byte nữa</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln tag(s)</source>
            <translation>
                <numerusform>%Ln thẻ</numerusform>
            </translation>
        </message>
        <message>
            <source>child opened at LATEST</source>
            <translation>shard con được mở ở LATEST</translation>
        </message>
        <message>
            <source>renewed at LATEST</source>
            <translation>gia hạn ở LATEST</translation>
        </message>
        <message>
            <source>its children were read first</source>
            <translation>các shard con được đọc trước</translation>
        </message>
        <message numerus="yes">
            <source>Out of order: %n later record(s) of its key came first, from child shards</source>
            <translation>
                <numerusform>Sai thứ tự: %n bản ghi mới hơn cùng khóa đã đến trước, từ shard con</numerusform>
            </translation>
        </message>
        <message>
            <source>Never read: its shard was opened at LATEST when it had been stored</source>
            <translation>Không bao giờ được đọc: shard được mở ở LATEST khi bản ghi đã được lưu</translation>
        </message>
        <message>
            <source>Never read: the subscription or the iterator was renewed at LATEST before it came</source>
            <translation>Không bao giờ được đọc: subscription hoặc iterator được gia hạn ở LATEST trước khi nó đến</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::Lineage</name>
        <message numerus="yes">
            <source>%n closed ancestor(s)</source>
            <translation>
                <numerusform>%n tổ tiên đã đóng</numerusform>
            </translation>
        </message>
        <message>
            <source>all finished by %1</source>
            <translation>%1 đã đọc hết tất cả</translation>
        </message>
        <message>
            <source>%1 finished by %2</source>
            <translation>%2 đã đọc hết %1</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ObjectMenus</name>
        <message>
            <source>Copy shard ID</source>
            <translation>Sao chép ID shard</translation>
        </message>
        <message>
            <source>Copy sequence number</source>
            <translation>Sao chép số thứ tự</translation>
        </message>
        <message>
            <source>Copy name</source>
            <translation>Sao chép tên</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>Vì sao?</translation>
        </message>
        <message>
            <source>Split…</source>
            <translation>Tách…</translation>
        </message>
        <message>
            <source>Merge with…</source>
            <translation>Gộp với…</translation>
        </message>
        <message>
            <source>Level plan…</source>
            <translation>Kế hoạch san đều…</translation>
        </message>
        <message>
            <source>Read on from another moment…</source>
            <translation>Đọc tiếp từ thời điểm khác…</translation>
        </message>
        <message>
            <source>Zoom to the range</source>
            <translation>Phóng to khoảng này</translation>
        </message>
        <message>
            <source>Statistics of the range</source>
            <translation>Thống kê của khoảng</translation>
        </message>
        <message>
            <source>Mark this moment</source>
            <translation>Đánh dấu thời điểm này</translation>
        </message>
        <message>
            <source>Note here…</source>
            <translation>Ghi chú tại đây…</translation>
        </message>
        <message>
            <source>A chapter begins here…</source>
            <translation>Một chương bắt đầu tại đây…</translation>
        </message>
        <message>
            <source>Rename…</source>
            <translation>Đổi tên…</translation>
        </message>
        <message>
            <source>Copy key</source>
            <translation>Sao chép khóa</translation>
        </message>
        <message>
            <source>Copy as text</source>
            <translation>Sao chép dạng văn bản</translation>
        </message>
        <message>
            <source>Filter the API calls</source>
            <translation>Lọc các lời gọi API</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Xóa</translation>
        </message>
        <message>
            <source>Show on the Fan-out stage</source>
            <translation>Xem trên cảnh Fan-out</translation>
        </message>
        <message>
            <source>Show on the Stream stage</source>
            <translation>Xem trên cảnh Luồng</translation>
        </message>
        <message>
            <source>Why, at %1?</source>
            <translation>Vì sao, lúc %1?</translation>
        </message>
        <message>
            <source>Run to %1</source>
            <translation>Chạy đến %1</translation>
        </message>
        <message>
            <source>Go to %1</source>
            <translation>Đến %1</translation>
        </message>
        <message>
            <source>Journey of this record</source>
            <translation>Hành trình của bản ghi này</translation>
        </message>
        <message>
            <source>Journey of a record this slow</source>
            <translation>Hành trình của một bản ghi chậm như thế</translation>
        </message>
        <message>
            <source>Journey of its slowest record</source>
            <translation>Hành trình của bản ghi chậm nhất ở đó</translation>
        </message>
        <message numerus="yes">
            <source>Show %n closed ancestor(s)</source>
            <translation>
                <numerusform>Hiện %n tổ tiên đã đóng</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Fold %n closed ancestor(s) into one</source>
            <translation>
                <numerusform>Gấp %n tổ tiên đã đóng thành một</numerusform>
            </translation>
        </message>
        <message>
            <source>Unpin</source>
            <translation>Bỏ ghim</translation>
        </message>
        <message>
            <source>Pin</source>
            <translation>Ghim</translation>
        </message>
        <message>
            <source>Move to shared throughput</source>
            <translation>Chuyển sang thông lượng dùng chung</translation>
        </message>
        <message>
            <source>Move to enhanced fan-out</source>
            <translation>Chuyển sang enhanced fan-out</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Tiếp tục</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Tạm dừng</translation>
        </message>
        <message>
            <source>Kill: its registration stays and goes on costing</source>
            <translation>Buộc dừng: đăng ký của nó vẫn còn và tiếp tục tốn phí</translation>
        </message>
        <message>
            <source>Kill: its iterators are lost</source>
            <translation>Buộc dừng: các iterator của nó bị mất</translation>
        </message>
        <message>
            <source>Remove: gives its registration back</source>
            <translation>Gỡ bỏ: trả lại đăng ký của nó</translation>
        </message>
        <message>
            <source>Poison the next record</source>
            <translation>Làm hỏng bản ghi kế tiếp</translation>
        </message>
        <message>
            <source>Poison this key&apos;s newest record</source>
            <translation>Làm hỏng bản ghi mới nhất của khóa này</translation>
        </message>
        <message>
            <source>Heal its poison records</source>
            <translation>Chữa các bản ghi hỏng của nó</translation>
        </message>
        <message>
            <source>Copy as code…</source>
            <translation>Sao chép thành mã…</translation>
        </message>
        <message>
            <source>Shard count…</source>
            <translation>Số shard…</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>Thiết đặt…</translation>
        </message>
        <message>
            <source>Copy its newest call as code…</source>
            <translation>Sao chép lời gọi mới nhất của nó thành mã…</translation>
        </message>
        <message>
            <source>Add a producer…</source>
            <translation>Thêm producer…</translation>
        </message>
        <message>
            <source>Inject a fault here…</source>
            <translation>Tiêm lỗi vào đây…</translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::Endpoint</name>
        <message>
            <source>Programs cannot call this run: %1 (Run &gt; Lines for a program of your own &gt; Port).</source>
            <translation>Chương trình không gọi được lượt chạy này: %1 (Chạy &gt; Dòng lệnh cho chương trình của bạn &gt; Cổng).</translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::EndpointDialog</name>
        <message>
            <source>Copy</source>
            <translation>Sao chép</translation>
        </message>
        <message>
            <source>Programs of your own</source>
            <translation>Chương trình của bạn</translation>
        </message>
        <message>
            <source>Let programs on this computer call this run</source>
            <translation>Cho phép chương trình trên máy này gọi lượt chạy này</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>Cổng</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Địa chỉ</translation>
        </message>
        <message>
            <source>Copy the address</source>
            <translation>Sao chép địa chỉ</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>Any credentials will do. The limits of the profile hold for these programs, too, on the same clock: at a speed of ×1 they are the real ones.</source>
            <translation>Thông tin xác thực nào cũng được. Giới hạn của hồ sơ cũng áp dụng cho các chương trình này, theo cùng một đồng hồ: ở tốc độ ×1, chúng là giới hạn thật.</translation>
        </message>
        <message>
            <source>While the run is paused, nothing that is asked for comes about. What programs do is part of the run: undo leaves it, and a call while you look back begins a branch there. After %1 calls, records counted by the KiB, the run forgets how it came about: it goes on, but nothing can be undone, gone back to or saved any more.</source>
            <translation>Khi lượt chạy tạm dừng, không yêu cầu nào thành hiện thực. Việc các chương trình làm là một phần của lượt chạy: hoàn tác không đụng đến, và một lệnh gọi khi bạn đang xem lại sẽ bắt đầu một nhánh ở đó. Sau %1 lệnh gọi, record tính theo KiB, lượt chạy quên quá khứ của nó: nó chạy tiếp, nhưng không còn gì để hoàn tác, quay lại hay lưu.</translation>
        </message>
        <message>
            <source>Closed: nobody can call.</source>
            <translation>Đang đóng: không ai gọi được.</translation>
        </message>
        <message>
            <source>Open. No program has called yet.</source>
            <translation>Đang mở. Chưa có chương trình nào gọi.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln connection(s)</source>
            <translation>
                <numerusform>%Ln kết nối</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln request(s) answered</source>
            <translation>
                <numerusform>đã trả lời %Ln yêu cầu</numerusform>
            </translation>
        </message>
        <message>
            <source>Programs on the same SDK are shown as one, unless each has a name of its own: AWS_SDK_UA_APP_ID=orders makes one “orders (boto3 1.35.0)”.</source>
            <translation>Các chương trình dùng chung một SDK được hiện như một, trừ khi mỗi chương trình có tên riêng: AWS_SDK_UA_APP_ID=orders cho ra “orders (boto3 1.35.0)”.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::CodeTabs</name>
        <message>
            <source>Copy</source>
            <translation>Sao chép</translation>
        </message>
        <message>
            <source>Languages</source>
            <translation>Ngôn ngữ lập trình</translation>
        </message>
        <message>
            <source>Copy the lines</source>
            <translation>Sao chép các dòng lệnh</translation>
        </message>
        <message>
            <source>Lines to copy</source>
            <translation>Các dòng để sao chép</translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::StreamCodeDialog</name>
        <message>
            <source>%1 as code</source>
            <translation>%1 dưới dạng mã</translation>
        </message>
        <message>
            <source>Makes a stream like this one in an account: name, capacity, retention, encryption, metrics and tags.</source>
            <translation>Tạo trong một tài khoản một stream giống stream này: tên, năng lực, thời gian lưu giữ, mã hóa, số liệu và thẻ.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>Makes a stream like this one in an account: name, capacity, retention, encryption, metrics, tags, policy and registered consumers.</source>
            <translation>Tạo một luồng như luồng này trong một tài khoản: tên, dung lượng, thời gian lưu giữ, mã hóa, số đo, thẻ, chính sách và các consumer đã đăng ký.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::CallCodeDialog</name>
        <message>
            <source>%1 as code</source>
            <translation>%1 thành mã</translation>
        </message>
        <message>
            <source>Called by %1 at %2. Here it is for an account of yours.</source>
            <translation>Do %1 gọi lúc %2. Đây là lệnh gọi đó cho tài khoản của bạn.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>A simulated client made it: keys and sizes are those of the run, the bytes only fill.</source>
            <translation>Một client mô phỏng đã gọi: khóa và kích thước là của lượt chạy, các byte chỉ để lấp đầy.</translation>
        </message>
        <message>
            <source>A simulated client made it: keys and sizes are those of the run, the data is only filler.</source>
            <translation>Một client mô phỏng đã gọi: khóa và kích thước là của lượt chạy, dữ liệu chỉ để lấp đầy.</translation>
        </message>
        <message>
            <source>A simulated client made it: the code fetches an iterator of its own for the place where it read.</source>
            <translation>Một client mô phỏng đã gọi: mã tự lấy iterator cho chỗ mà client đó đã đọc.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::app::ImportDialog</name>
        <message>
            <source>&amp;Import</source>
            <translation>&amp;Nhập</translation>
        </message>
        <message>
            <source>Import a stream</source>
            <translation>Nhập một stream</translation>
        </message>
        <message>
            <source>Paste what these commands print, one after another. Shards stand here as they do there, with their ranges and parents; records are not copied.</source>
            <translation>Dán những gì các lệnh này in ra, lệnh này sau lệnh kia. Các shard ở đây giống hệt ở đó, với khoảng và shard cha của chúng; bản ghi không được sao chép.</translation>
        </message>
        <message>
            <source>What the commands have printed</source>
            <translation>Những gì các lệnh đã in ra</translation>
        </message>
        <message>
            <source> records/s</source>
            <translation> bản ghi/giây</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>không gì cả</translation>
        </message>
        <message>
            <source>&amp;Write to it</source>
            <translation>&amp;Ghi vào đó</translation>
        </message>
        <message>
            <source>Open a &amp;file…</source>
            <translation>Mở một &amp;tệp…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Hủy</translation>
        </message>
        <message numerus="yes">
            <source>%n open shard(s)</source>
            <translation>
                <numerusform>%n shard đang mở</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n closed</source>
            <translation>
                <numerusform>%n đã đóng</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n expired before</source>
            <translation>
                <numerusform>%n đã hết hạn trước đó</numerusform>
            </translation>
        </message>
        <message>
            <source>even</source>
            <translation>đều nhau</translation>
        </message>
        <message>
            <source>uneven: from %1 to %2 of the hash space</source>
            <translation>không đều: từ %1 đến %2 không gian băm</translation>
        </message>
        <message>
            <source>Nothing pasted yet.</source>
            <translation>Chưa dán gì.</translation>
        </message>
        <message>
            <source>Open a file</source>
            <translation>Mở một tệp</translation>
        </message>
        <message>
            <source>JSON (*.json *.txt);;All files (*)</source>
            <translation>JSON (*.json *.txt);;Mọi tệp (*)</translation>
        </message>
        <message>
            <source>Paste what these commands print, one after another. Shards stand here as they do there, with their ranges and parents; records are not copied. Taken too: a plan or a state of Terraform, a template of CloudFormation in JSON, and what CloudWatch counted of a stream, as JSON or CSV.</source>
            <translation>Dán kết quả của các lệnh này, lần lượt từng lệnh. Các shard ở đây giống như ở đó, với khoảng và shard cha của chúng; record không được chép. Cũng nhận: kế hoạch hoặc trạng thái của Terraform, mẫu CloudFormation dạng JSON, và những gì CloudWatch đã đếm của một luồng, dạng JSON hoặc CSV.</translation>
        </message>
        <message>
            <source>A new stream that fits</source>
            <translation>Một luồng mới vừa đủ</translation>
        </message>
        <message>
            <source>Write the load &amp;to</source>
            <translation>Ghi tải &amp;vào</translation>
        </message>
        <message numerus="yes">
            <source>%n registered consumer(s)</source>
            <translation>
                <numerusform>%n consumer đã đăng ký</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>CloudWatch counted %n period(s) of %1: they are written again.</source>
            <translation>
                <numerusform>CloudWatch đã đếm %n khoảng, mỗi khoảng %1: chúng được ghi lại.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them said nothing and count as zero.</source>
            <translation>
                <numerusform>%n khoảng không có số liệu và được tính là không.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>That is long: %n at a time are averaged.</source>
            <translation>
                <numerusform>Khá dài: lấy trung bình từng %n khoảng.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more stream(s).</source>
            <translation>
                <numerusform>thêm %n luồng.</numerusform>
            </translation>
        </message>
        <message>
            <source>JSON and CSV (*.json *.txt *.csv);;All files (*)</source>
            <translation>JSON và CSV (*.json *.txt *.csv);;Mọi tệp (*)</translation>
        </message>
        <message>
            <source>Paste what these commands print, one after another. Shards stand here as they do there, with their ranges and parents; records are not copied. Also taken: a Terraform plan or state, a CloudFormation template in JSON, and CloudWatch metrics of a stream, as JSON or CSV.</source>
            <translation>Dán kết quả của các lệnh này, lần lượt từng lệnh. Các shard ở đây giống như ở đó, với khoảng và shard cha của chúng; record không được chép. Cũng nhận: kế hoạch hoặc trạng thái Terraform, mẫu CloudFormation dạng JSON, và số liệu CloudWatch của một luồng, dạng JSON hoặc CSV.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::CreateStreamDialog</name>
        <message>
            <source>&amp;provisioned</source>
            <translation>&amp;cấp phát sẵn</translation>
        </message>
        <message>
            <source>&amp;on-demand</source>
            <translation>&amp;theo nhu cầu</translation>
        </message>
        <message>
            <source>&amp;Create</source>
            <translation>Tạ&amp;o</translation>
        </message>
        <message>
            <source>New stream</source>
            <translation>Stream mới</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>Tê&amp;n</translation>
        </message>
        <message>
            <source>Capacity</source>
            <translation>Dung lượng</translation>
        </message>
        <message>
            <source>&amp;Shards</source>
            <translation>&amp;Shard</translation>
        </message>
        <message>
            <source>&amp;Largest record</source>
            <translation>&amp;Bản ghi lớn nhất</translation>
        </message>
        <message>
            <source>&amp;Tags</source>
            <translation>T&amp;hẻ</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Hủy</translation>
        </message>
        <message>
            <source>The service chooses the shards and adds some as the load grows.</source>
            <translation>Dịch vụ tự chọn các shard và thêm shard khi tải tăng.</translation>
        </message>
        <message>
            <source>Takes %1 records/s and %2/s. It is ACTIVE after about %3.</source>
            <translation>Nhận %1 bản ghi/giây và %2/giây. Chuyển sang ACTIVE sau khoảng %3.</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>không</translation>
        </message>
        <message>
            <source>&amp;Account and region</source>
            <translation>Tài &amp;khoản và vùng</translation>
        </message>
        <message>
            <source>&amp;Ready at any time for</source>
            <translation>&amp;Luôn sẵn sàng cho</translation>
        </message>
        <message>
            <source>One of those that the run knows, or another: an account has 12 digits.</source>
            <translation>Một trong những nơi lượt chạy đã biết, hoặc nơi khác: tài khoản có 12 chữ số.</translation>
        </message>
        <message>
            <source>"%1" is no account: one has 12 digits, as 210987654321 has.</source>
            <translation>"%1" không phải tài khoản: tài khoản có 12 chữ số, như 210987654321.</translation>
        </message>
        <message>
            <source>"%1" is no region: one looks like eu-west-1.</source>
            <translation>"%1" không phải vùng: vùng có dạng như eu-west-1.</translation>
        </message>
        <message numerus="yes">
            <source>A run has room for %n accounts and regions; choose one of those.</source>
            <translation>
                <numerusform>Một lượt chạy có chỗ cho %n tài khoản và vùng; hãy chọn một trong số đó.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CodeWords</name>
        <message>
            <source>This is no call of the API: only Shardscope can do it.</source>
            <translation>Đây không phải lệnh gọi API: chỉ Shardscope làm được.</translation>
        </message>
        <message>
            <source>The AWS CLI has no subscribe-to-shard: it reads no event streams. Take boto3 or JavaScript.</source>
            <translation>AWS CLI không có subscribe-to-shard: nó không đọc luồng sự kiện. Hãy dùng boto3 hoặc JavaScript.</translation>
        </message>
        <message>
            <source>A template says what there is to be. This call only asks, and changes nothing.</source>
            <translation>Mẫu mô tả những gì cần có. Lệnh gọi này chỉ hỏi và không thay đổi gì.</translation>
        </message>
        <message>
            <source>A template says what there is to be. This call writes or reads records.</source>
            <translation>Mẫu mô tả những gì cần có. Lệnh gọi này ghi hoặc đọc bản ghi.</translation>
        </message>
        <message>
            <source>A template says how many shards there are, not where they end: splits and merges are made by calls.</source>
            <translation>Mẫu nói có bao nhiêu shard, không nói chúng kết thúc ở đâu: việc tách và gộp do lệnh gọi thực hiện.</translation>
        </message>
        <message>
            <source>What is to go is taken out of its template.</source>
            <translation>Thứ cần bỏ thì được lấy ra khỏi mẫu.</translation>
        </message>
        <message>
            <source>No resource of this tool has it.</source>
            <translation>Không tài nguyên nào của công cụ này có điều đó.</translation>
        </message>
        <message>
            <source>This call is not in the run any more.</source>
            <translation>Lệnh gọi này không còn trong lượt chạy.</translation>
        </message>
        <message>
            <source>Programs have called so much that this run has forgotten its past, and with it what was asked.</source>
            <translation>Các chương trình đã gọi nhiều đến mức lượt chạy này quên quá khứ, và cả những gì đã được yêu cầu.</translation>
        </message>
        <message>
            <source>A simulated client made this call, and what it asked for could not be worked out from the run.</source>
            <translation>Một client mô phỏng đã thực hiện lệnh gọi này, và không thể suy ra từ lượt chạy nó đã yêu cầu gì.</translation>
        </message>
    </context>
    <context>
        <name>Scaling</name>
        <message>
            <source>It has no cool-down.</source>
            <translation>Không có thời gian nguội.</translation>
        </message>
        <message>
            <source>Cool-downs: %1 after adding, %2 after taking away.</source>
            <translation>Thời gian nguội: %1 sau khi thêm, %2 sau khi bớt.</translation>
        </message>
        <message>
            <source>%1 from %2 points beyond</source>
            <comment>a change, percentage points</comment>
            <translation>%1 khi vượt từ %2 điểm</translation>
        </message>
        <message>
            <source>Holds %1: adds shards when more is used for %2, takes some away when less than %3 is used for %4.</source>
            <translation>Giữ mức %1: thêm shard khi dùng nhiều hơn trong %2, bớt đi khi dùng dưới %3 trong %4.</translation>
        </message>
        <message>
            <source>Adds shards (%1) when %2 or more is used for %3, takes some away (%4) when less than %5 is used for %6.</source>
            <translation>Thêm shard (%1) khi dùng từ %2 trở lên trong %3, bớt đi (%4) khi dùng dưới %5 trong %6.</translation>
        </message>
        <message>
            <source>Doubles when %1 of the last %2 periods of %3 used %4 or more; halves when %5 of %6 used less than %7 and no consumer was %8 behind.</source>
            <translation>Tăng gấp đôi khi %1 trong %2 khoảng %3 gần nhất dùng từ %4 trở lên; giảm một nửa khi %5 trong %6 khoảng dùng dưới %7 và không consumer nào chậm %8.</translation>
        </message>
        <message>
            <source>PUT or GET</source>
            <translation>PUT hoặc GET</translation>
        </message>
        <message>
            <source>Looks every %1. Adds shards when %2 used more than %3 for %4 of its minutes, then cools off for %5; takes some away when it used less than %6 for %7, then cools off for %8.</source>
            <translation>Cứ %1 xem một lần. Thêm shard khi %2 dùng hơn %3 trong %4 phút, rồi nguội %5; bớt đi khi dùng dưới %6 trong %7 phút, rồi nguội %8.</translation>
        </message>
        <message>
            <source>Adds %1 when consumers are more than %2 behind for %3.</source>
            <translation>Thêm %1 khi consumer chậm hơn %2 trong %3.</translation>
        </message>
        <message>
            <source>Takes %1 away when they are less than %2 behind for %3.</source>
            <translation>Bớt %1 khi chúng chậm dưới %2 trong %3.</translation>
        </message>
        <message>
            <source>New shards do not drain what waits in old ones.</source>
            <translation>Shard mới không giúp đọc hết những gì đang chờ trong shard cũ.</translation>
        </message>
        <message>
            <source>Target tracking</source>
            <translation>Theo mục tiêu</translation>
        </message>
        <message>
            <source>Step scaling</source>
            <translation>Theo bậc</translation>
        </message>
        <message>
            <source>Iterator age</source>
            <translation>Tuổi iterator</translation>
        </message>
        <message>
            <source>Never fewer than %1 shards, never more than %2.</source>
            <translation>Không bao giờ ít hơn %1 shard, không bao giờ nhiều hơn %2.</translation>
        </message>
        <message>
            <source>Scaled up, %1 shards.</source>
            <translation>Đã tăng, %1 shard.</translation>
        </message>
        <message>
            <source>Scaled down, %1 shards.</source>
            <translation>Đã giảm, %1 shard.</translation>
        </message>
        <message>
            <source>%1 shards refused: %2</source>
            <translation>%1 shard bị từ chối: %2</translation>
        </message>
        <message>
            <source>Would scale up, and cools off until %1.</source>
            <translation>Muốn tăng, nhưng còn nguội đến %1.</translation>
        </message>
        <message>
            <source>Would scale down, and cools off until %1.</source>
            <translation>Muốn giảm, nhưng còn nguội đến %1.</translation>
        </message>
        <message>
            <source>Would scale up, and may have no more than %1 shards.</source>
            <translation>Muốn tăng, nhưng không được có quá %1 shard.</translation>
        </message>
        <message>
            <source>Would scale down, and may have no fewer than %1 shards.</source>
            <translation>Muốn giảm, nhưng không được có ít hơn %1 shard.</translation>
        </message>
        <message>
            <source>Its change comes to no shard at %1.</source>
            <translation>Với %1 shard, thay đổi này không đủ một shard.</translation>
        </message>
        <message>
            <source>Waits: the stream is not ACTIVE.</source>
            <translation>Đang chờ: stream chưa ACTIVE.</translation>
        </message>
        <message>
            <source>Would scale down, and consumers are %1 behind.</source>
            <translation>Muốn giảm, nhưng consumer đang chậm %1.</translation>
        </message>
        <message>
            <source>Nothing is put, so there is no metric: INSUFFICIENT_DATA.</source>
            <translation>Không có gì được ghi nên không có metric: INSUFFICIENT_DATA.</translation>
        </message>
        <message>
            <source>UpdateShardCount refused, goes on by splits and merges, %1 shards: %2</source>
            <translation>UpdateShardCount bị từ chối, tiếp tục bằng cách tách và gộp, %1 shard: %2</translation>
        </message>
        <message>
            <source>Over: its stream has gone.</source>
            <translation>Đã hết: stream của nó không còn.</translation>
        </message>
        <message>
            <source>Cools off until %1.</source>
            <translation>Nguội đến %1.</translation>
        </message>
        <message>
            <source>Adds no shards until %1.</source>
            <translation>Không thêm shard cho đến %1.</translation>
        </message>
        <message>
            <source>Takes no shards away until %1.</source>
            <translation>Không bớt shard cho đến %1.</translation>
        </message>
        <message>
            <source>Looks on.</source>
            <translation>Đang theo dõi.</translation>
        </message>
        <message>
            <source>Alarms: up %1, down %2.</source>
            <translation>Cảnh báo: tăng %1, giảm %2.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::AddAutoscalerDialog</name>
        <message>
            <source>&amp;Add</source>
            <translation>Thê&amp;m</translation>
        </message>
        <message>
            <source>Add an autoscaler to %1</source>
            <translation>Thêm bộ tự co giãn cho %1</translation>
        </message>
        <message>
            <source>to</source>
            <comment>from a number to a number</comment>
            <translation>đến</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>Tê&amp;n</translation>
        </message>
        <message>
            <source>Shards</source>
            <translation>Shard</translation>
        </message>
        <message>
            <source>A&amp;pproach</source>
            <translation>&amp;Phương pháp</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Hủy</translation>
        </message>
        <message>
            <source>Utilisation to hold</source>
            <translation>Mức sử dụng cần giữ</translation>
        </message>
        <message>
            <source> %</source>
            <translation> %</translation>
        </message>
        <message>
            <source>Adds when above it for</source>
            <translation>Thêm khi cao hơn trong</translation>
        </message>
        <message>
            <source> min</source>
            <translation> phút</translation>
        </message>
        <message>
            <source>Takes away below</source>
            <translation>Bớt khi dưới</translation>
        </message>
        <message>
            <source> % of it</source>
            <translation> % của mức đó</translation>
        </message>
        <message>
            <source>for</source>
            <translation>trong</translation>
        </message>
        <message>
            <source>Cool-down after adding</source>
            <translation>Thời gian nguội sau khi thêm</translation>
        </message>
        <message>
            <source> s</source>
            <translation> giây</translation>
        </message>
        <message>
            <source>Cool-down after taking away</source>
            <translation>Thời gian nguội sau khi bớt</translation>
        </message>
        <message>
            <source>shards</source>
            <comment>a change is counted in</comment>
            <translation>shard</translation>
        </message>
        <message>
            <source>percent of the shards</source>
            <translation>phần trăm số shard</translation>
        </message>
        <message>
            <source>Changes are in</source>
            <translation>Thay đổi tính bằng</translation>
        </message>
        <message>
            <source>or, so far beyond (0: never)</source>
            <translation>hoặc khi vượt (0: không bao giờ)</translation>
        </message>
        <message>
            <source> points</source>
            <translation> điểm</translation>
        </message>
        <message>
            <source>Cool-down</source>
            <translation>Thời gian nguội</translation>
        </message>
        <message>
            <source>Adds from a use of</source>
            <translation>Thêm từ mức sử dụng</translation>
        </message>
        <message>
            <source>so many</source>
            <translation>chừng này</translation>
        </message>
        <message>
            <source>so many then</source>
            <translation>khi đó chừng này</translation>
        </message>
        <message>
            <source>kinesis-auto-scaling (doubles and halves)</source>
            <translation>kinesis-auto-scaling (gấp đôi và giảm nửa)</translation>
        </message>
        <message>
            <source> × 5 min</source>
            <translation> × 5 phút</translation>
        </message>
        <message>
            <source>Doubles from a use of</source>
            <translation>Gấp đôi từ mức sử dụng</translation>
        </message>
        <message>
            <source>in so many</source>
            <translation>trong số khoảng</translation>
        </message>
        <message>
            <source>of the last</source>
            <translation>của những khoảng gần nhất</translation>
        </message>
        <message>
            <source>Halves below</source>
            <translation>Giảm nửa khi dưới</translation>
        </message>
        <message>
            <source>but not with an iterator age of</source>
            <translation>nhưng không khi tuổi iterator từ</translation>
        </message>
        <message>
            <source>Paste its &amp;JSON</source>
            <translation>&amp;Dán JSON của nó</translation>
        </message>
        <message>
            <source>From a &amp;file…</source>
            <translation>Từ &amp;tệp…</translation>
        </message>
        <message>
            <source>Its configuration</source>
            <translation>Cấu hình của nó</translation>
        </message>
        <message>
            <source>clipboard</source>
            <translation>bảng nhớ tạm</translation>
        </message>
        <message>
            <source>Adds above an age of</source>
            <translation>Thêm khi tuổi quá</translation>
        </message>
        <message>
            <source> % of the shards</source>
            <translation> % số shard</translation>
        </message>
        <message>
            <source>Takes away below (0: never)</source>
            <translation>Bớt khi dưới (0: không bao giờ)</translation>
        </message>
        <message>
            <source>A minute in which nobody reads counts as above</source>
            <translation>Phút không ai đọc được tính là vượt</translation>
        </message>
        <message>
            <source>A configuration of scaling utils</source>
            <translation>Một cấu hình của scaling utils</translation>
        </message>
        <message>
            <source>%1 cannot be read.</source>
            <translation>Không đọc được %1.</translation>
        </message>
        <message>
            <source>Fewest shards</source>
            <translation>Số shard ít nhất</translation>
        </message>
        <message>
            <source>Most shards</source>
            <translation>Số shard nhiều nhất</translation>
        </message>
        <message>
            <source>Application Auto Scaling knows no streams and no metric of theirs: on AWS this takes a custom resource of your own, which calls UpdateShardCount.</source>
            <translation>Application Auto Scaling không biết luồng nào cũng không biết chỉ số nào của chúng: trên AWS việc này cần một tài nguyên tùy chỉnh (custom resource) của riêng bạn, gọi UpdateShardCount.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::AutoscalerSheet</name>
        <message>
            <source>None yet.</source>
            <translation>Chưa có.</translation>
        </message>
        <message>
            <source>The last whole minute</source>
            <translation>Phút trọn gần nhất</translation>
        </message>
        <message>
            <source>used by writes</source>
            <translation>ghi đã dùng</translation>
        </message>
        <message>
            <source>capacity</source>
            <translation>sức chứa</translation>
        </message>
        <message>
            <source>shards</source>
            <translation>shard</translation>
        </message>
        <message>
            <source>iterator age</source>
            <translation>tuổi iterator</translation>
        </message>
        <message>
            <source>Since it was added</source>
            <translation>Từ khi được thêm</translation>
        </message>
        <message>
            <source>scaled up</source>
            <translation>đã tăng</translation>
        </message>
        <message>
            <source>scaled down</source>
            <translation>đã giảm</translation>
        </message>
        <message>
            <source>turned round</source>
            <translation>quay ngược</translation>
        </message>
        <message>
            <source>Scaled the other way within an hour: flapping</source>
            <translation>Đổi chiều trong vòng một giờ: dao động</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>bị từ chối</translation>
        </message>
        <message>
            <source>changes in 24 h</source>
            <translation>thay đổi trong 24 giờ</translation>
        </message>
        <message>
            <source>Decisions, newest first</source>
            <translation>Quyết định, mới nhất trước</translation>
        </message>
        <message>
            <source>Remove this autoscaler</source>
            <translation>Gỡ bộ tự co giãn này</translation>
        </message>
        <message>
            <source>%1 → %2</source>
            <comment>an approach, a stream</comment>
            <translation>%1 → %2</translation>
        </message>
        <message>
            <source>no metric</source>
            <translation>không có metric</translation>
        </message>
        <message numerus="yes">
            <source>(%Ln times)</source>
            <translation>
                <numerusform>(%Ln lần)</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ShardCount</name>
        <message numerus="yes">
            <source>%n split(s)</source>
            <translation>
                <numerusform>%n lần tách</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n merge(s)</source>
            <translation>
                <numerusform>%n lần gộp</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 and %2</source>
            <comment>splits, merges</comment>
            <translation>%1 và %2</translation>
        </message>
        <message>
            <source>%1 → %2 shards</source>
            <translation>%1 → %2 shard</translation>
        </message>
        <message>
            <source>The service would refuse it:</source>
            <translation>Dịch vụ sẽ từ chối:</translation>
        </message>
        <message>
            <source>Nothing to do: there are as many already, all equally wide. The call would not count.</source>
            <translation>Không có gì để làm: đã có đúng bấy nhiêu shard, tất cả rộng bằng nhau. Lệnh gọi này không bị tính.</translation>
        </message>
        <message>
            <source>%1: done in %2.</source>
            <translation>%1: xong sau %2.</translation>
        </message>
        <message>
            <source>At most %1 shards on the way; they count against the account's quota.</source>
            <translation>Trong lúc thực hiện có nhiều nhất %1 shard; chúng được tính vào hạn mức của tài khoản.</translation>
        </message>
        <message>
            <source>The ranges will not be equally wide.</source>
            <translation>Các khoảng sẽ không rộng bằng nhau.</translation>
        </message>
        <message>
            <source>All ranges will be equally wide, as they are now.</source>
            <translation>Mọi khoảng sẽ rộng bằng nhau, như hiện nay.</translation>
        </message>
        <message>
            <source>All ranges will be equally wide; now they are not.</source>
            <translation>Mọi khoảng sẽ rộng bằng nhau; hiện nay thì không.</translation>
        </message>
        <message>
            <source>%1 of %2 calls used in the last 24 hours.</source>
            <translation>Đã dùng %1 trong %2 lệnh gọi của 24 giờ qua.</translation>
        </message>
        <message>
            <source>The oldest of them stops counting in %1.</source>
            <translation>Lần gọi cũ nhất hết được tính sau %1.</translation>
        </message>
        <message>
            <source>The next can be made in %1.</source>
            <translation>Có thể gọi lần kế tiếp sau %1.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ShardCountDialog</name>
        <message>
            <source>&amp;Change it</source>
            <translation>Đổ&amp;i</translation>
        </message>
        <message>
            <source>Shard count</source>
            <translation>Số shard</translation>
        </message>
        <message>
            <source>&amp;Shards</source>
            <translation>&amp;Shard</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Hủy</translation>
        </message>
    </context>
    <context>
        <name>SettingWords</name>
        <message>
            <source>&amp;provisioned: you say how many shards there are</source>
            <translation>&amp;cấp phát sẵn: bạn định số shard</translation>
        </message>
        <message>
            <source>&amp;on-demand: the service adds shards with the load</source>
            <translation>&amp;theo nhu cầu: dịch vụ thêm shard theo tải</translation>
        </message>
        <message>
            <source>Capacity mode</source>
            <translation>Chế độ dung lượng</translation>
        </message>
        <message>
            <source>The service then looks after the shards itself; the stream is UPDATING for about %1, and in use meanwhile.</source>
            <translation>Sau đó dịch vụ tự lo các shard; luồng ở trạng thái UPDATING khoảng %1 và vẫn dùng được trong lúc đó.</translation>
        </message>
        <message>
            <source>The shards stay as many as they are until you change them; the stream is UPDATING for about %1, and in use meanwhile.</source>
            <translation>Số shard giữ nguyên cho đến khi bạn đổi; luồng ở trạng thái UPDATING khoảng %1 và vẫn dùng được trong lúc đó.</translation>
        </message>
        <message>
            <source>&amp;Ready at any time for</source>
            <translation>&amp;Luôn sẵn sàng cho</translation>
        </message>
        <message>
            <source>Warm throughput</source>
            <translation>Thông lượng làm nóng</translation>
        </message>
        <message>
            <source>none; only on-demand streams have it</source>
            <translation>không; chỉ luồng theo nhu cầu mới có</translation>
        </message>
        <message>
            <source>The service makes the shards for it before the load comes; the stream is UPDATING for about %1, and %2 longer for each time that a shard is split again.</source>
            <translation>Dịch vụ tạo sẵn các shard trước khi tải đến; luồng ở trạng thái UPDATING khoảng %1, cộng thêm %2 cho mỗi lần một shard được tách tiếp.</translation>
        </message>
        <message>
            <source>&amp;Encrypt what arrives, with AWS KMS</source>
            <translation>&amp;Mã hóa những gì đến, bằng AWS KMS</translation>
        </message>
        <message>
            <source>&amp;Key</source>
            <translation>&amp;Khóa</translation>
        </message>
        <message>
            <source>Encryption</source>
            <translation>Mã hóa</translation>
        </message>
        <message>
            <source>Records that arrive are encrypted with this key; the stream is UPDATING for about %1, and its last shard encrypts within %2 of that.</source>
            <translation>Bản ghi đến được mã hóa bằng khóa này; luồng ở trạng thái UPDATING khoảng %1, và shard cuối cùng bắt đầu mã hóa trong vòng %2 sau đó.</translation>
        </message>
        <message>
            <source>Records that arrive are stored as they are, while those that are there stay encrypted; the stream is UPDATING for about %1.</source>
            <translation>Bản ghi đến được lưu nguyên dạng, còn bản ghi đang có vẫn được mã hóa; luồng ở trạng thái UPDATING khoảng %1.</translation>
        </message>
        <message>
            <source>&amp;Data and partition key, at most</source>
            <translation>&amp;Dữ liệu và khóa phân vùng, tối đa</translation>
        </message>
        <message>
            <source>Largest record</source>
            <translation>Bản ghi lớn nhất</translation>
        </message>
        <message>
            <source>Larger records are refused from then on, while those that are there stay; the stream is UPDATING for about %1.</source>
            <translation>Từ đó bản ghi lớn hơn bị từ chối, còn bản ghi đang có được giữ; luồng ở trạng thái UPDATING khoảng %1.</translation>
        </message>
        <message>
            <source>&amp;One on each line, key=value</source>
            <translation>&amp;Mỗi dòng một thẻ, khóa=giá trị</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>Thẻ</translation>
        </message>
        <message>
            <source>no tags</source>
            <translation>không có thẻ</translation>
        </message>
        <message>
            <source>Tags change nothing in the stream itself, only who finds it and who pays for it; they hold at once.</source>
            <translation>Thẻ không đổi gì trong chính luồng, chỉ đổi ai tìm thấy và ai trả tiền cho nó; có hiệu lực ngay.</translation>
        </message>
        <message>
            <source>Enhanced monitoring</source>
            <translation>Giám sát nâng cao</translation>
        </message>
        <message>
            <source>no metrics of single shards</source>
            <translation>không có số liệu của từng shard</translation>
        </message>
        <message>
            <source>CloudWatch gets these metrics of every shard each minute and charges for each of them; they begin and end at once.</source>
            <translation>Mỗi phút CloudWatch nhận các số liệu này của từng shard và tính tiền cho từng số liệu; bắt đầu và kết thúc ngay.</translation>
        </message>
        <message>
            <source>&amp;Policy, as JSON; empty for none</source>
            <translation>&amp;Chính sách, dạng JSON; để trống là không có</translation>
        </message>
        <message>
            <source>Resource policy</source>
            <translation>Chính sách tài nguyên</translation>
        </message>
        <message>
            <source>no policy</source>
            <translation>không có chính sách</translation>
        </message>
        <message>
            <source>shared by a policy</source>
            <translation>được chia sẻ bằng một chính sách</translation>
        </message>
        <message>
            <source>Only the account that owns the stream can use it; that holds at once.</source>
            <translation>Chỉ tài khoản sở hữu luồng mới dùng được nó; có hiệu lực ngay.</translation>
        </message>
        <message>
            <source>Says what which account may do with the stream; it holds at once.</source>
            <translation>Nói tài khoản nào được làm gì với luồng; có hiệu lực ngay.</translation>
        </message>
        <message>
            <source>by the &amp;partition key of each record</source>
            <translation>&amp;theo khóa phân vùng của từng bản ghi</translation>
        </message>
        <message>
            <source>by the service, &amp;whatever the key</source>
            <translation>&amp;do dịch vụ, bất kể khóa nào</translation>
        </message>
        <message>
            <source>Record distribution</source>
            <translation>Phân phối bản ghi</translation>
        </message>
        <message>
            <source>by partition key; only on-demand streams have a choice</source>
            <translation>theo khóa phân vùng; chỉ luồng theo nhu cầu mới có lựa chọn</translation>
        </message>
        <message>
            <source>Each record goes to the next shard in turn, so that no key makes one hot and no key keeps its order; that holds at once.</source>
            <translation>Mỗi bản ghi lần lượt vào shard kế tiếp, nên không khóa nào làm nóng một shard và không khóa nào giữ được thứ tự; có hiệu lực ngay.</translation>
        </message>
        <message>
            <source>Records of one key go to one shard and stay in order; that holds at once.</source>
            <translation>Các bản ghi cùng khóa vào cùng một shard và giữ thứ tự; có hiệu lực ngay.</translation>
        </message>
        <message>
            <source>&amp;With the consumers that are registered</source>
            <translation>&amp;Cùng các consumer đã đăng ký</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Xóa</translation>
        </message>
        <message>
            <source>%1 open shards, %2 registered consumers</source>
            <translation>%1 shard mở, %2 consumer đã đăng ký</translation>
        </message>
        <message>
            <source>The stream is gone after about %1, with its shards and all its records; undo brings them back.</source>
            <translation>Sau khoảng %1 luồng mất đi cùng các shard và mọi bản ghi; hoàn tác sẽ đưa chúng trở lại.</translation>
        </message>
        <message>
            <source>provisioned</source>
            <translation>cấp phát sẵn</translation>
        </message>
        <message>
            <source>on-demand</source>
            <translation>theo nhu cầu</translation>
        </message>
        <message>
            <source>%1 · warm %2</source>
            <translation>%1 · làm nóng %2</translation>
        </message>
        <message>
            <source>none</source>
            <translation>không</translation>
        </message>
        <message>
            <source>by partition key</source>
            <translation>theo khóa phân vùng</translation>
        </message>
        <message>
            <source>by the service</source>
            <translation>do dịch vụ</translation>
        </message>
        <message>
            <source>What is ticked costs %1 an hour.</source>
            <translation>Những mục đã chọn tốn %1 mỗi giờ.</translation>
        </message>
        <message>
            <source>One record of %1 takes all that its shard has for bursts, and bursts of its neighbours are refused until that has come back: in %2 on an empty shard, in %3 at the load of the fullest one now.</source>
            <translation>Một bản ghi %1 dùng hết phần dự trữ cho các đợt bùng phát của shard, và các đợt bùng phát của những bản ghi lân cận bị từ chối cho đến khi phần đó hồi lại: sau %2 trên shard trống, sau %3 với tải của shard đầy nhất hiện nay.</translation>
        </message>
        <message>
            <source>never</source>
            <translation>không bao giờ</translation>
        </message>
        <message>
            <source>Records that arrive are encrypted with this key, those that are there stay as they are; the stream is UPDATING for about %1, and its last shard encrypts within %2 of that.</source>
            <translation>Bản ghi đến được mã hóa bằng khóa này, những bản ghi đã có vẫn giữ nguyên; luồng ở trạng thái UPDATING khoảng %1, và shard cuối cùng bắt đầu mã hóa trong vòng %2 sau đó.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::StreamSettingsDialog</name>
        <message>
            <source>&amp;Apply</source>
            <translation>Á&amp;p dụng</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>Settings of %1</source>
            <translation>Thiết đặt của %1</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Thiết đặt</translation>
        </message>
        <message>
            <source>Change something above: the call that does it stands here then.</source>
            <translation>Hãy đổi gì đó ở trên: lệnh gọi thực hiện việc ấy sẽ hiện ở đây.</translation>
        </message>
        <message>
            <source>&amp;Delete the stream</source>
            <translation>&amp;Xóa luồng</translation>
        </message>
        <message>
            <source>There is no such stream any more.</source>
            <translation>Luồng này không còn nữa.</translation>
        </message>
        <message>
            <source>Now: %1</source>
            <translation>Hiện tại: %1</translation>
        </message>
        <message>
            <source>%1 (%2, %3 to go)</source>
            <translation>%1 (%2, còn %3)</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ProgramSheet</name>
        <message>
            <source>calls</source>
            <translation>lời gọi</translation>
        </message>
        <message>
            <source>records written</source>
            <translation>bản ghi đã ghi</translation>
        </message>
        <message>
            <source>bytes written</source>
            <translation>byte đã ghi</translation>
        </message>
        <message>
            <source>records read</source>
            <translation>bản ghi đã đọc</translation>
        </message>
        <message>
            <source>bytes read</source>
            <translation>byte đã đọc</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>bị từ chối</translation>
        </message>
        <message>
            <source>Of the records that it sent and of its other calls</source>
            <translation>Trong số bản ghi nó đã gửi và các lời gọi khác của nó</translation>
        </message>
        <message>
            <source>By operation</source>
            <translation>Theo thao tác</translation>
        </message>
        <message>
            <source>Refused most, within a minute</source>
            <translation>Bị từ chối nhiều nhất trong một phút</translation>
        </message>
        <message>
            <source>Uses</source>
            <translation>Đang dùng</translation>
        </message>
        <message>
            <source>Subscriptions</source>
            <translation>Đăng ký nhận</translation>
        </message>
        <message>
            <source>Latest calls</source>
            <translation>Lời gọi mới nhất</translation>
        </message>
        <message>
            <source>Show all its calls</source>
            <translation>Hiện mọi lời gọi của nó</translation>
        </message>
        <message>
            <source>Filters the API calls by its name</source>
            <translation>Lọc lời gọi API theo tên của nó</translation>
        </message>
        <message>
            <source>a program, by its user agent</source>
            <translation>một chương trình, theo user agent của nó</translation>
        </message>
        <message>
            <source>account %1, region %2</source>
            <translation>tài khoản %1, vùng %2</translation>
        </message>
        <message>
            <source>Last %1</source>
            <translation>%1 gần nhất</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>không có gì</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 trong %2</translation>
        </message>
        <message>
            <source>writes</source>
            <comment>a program to a stream</comment>
            <translation>ghi</translation>
        </message>
        <message>
            <source>reads</source>
            <comment>a program from a stream</comment>
            <translation>đọc</translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <comment>shards</comment>
            <translation>
                <numerusform>%n shard nữa</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <comment>subscriptions</comment>
            <translation>
                <numerusform>%n đăng ký nữa</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2, as %3; ends in %4</source>
            <comment>shard, stream, consumer, time</comment>
            <translation>%1 của %2, với tên %3; hết hạn sau %4</translation>
        </message>
        <message>
            <source>The log has none of them any more.</source>
            <translation>Nhật ký không còn lời gọi nào của nó.</translation>
        </message>
        <message>
            <source>Refused most in the last minute</source>
            <translation>Bị từ chối nhiều nhất trong phút vừa qua</translation>
        </message>
    </context>
    <context>
        <name>Access</name>
        <message>
            <source>%1 does not apply: %2 asks %3 for %4, and it is %5.</source>
            <translation>%1 không áp dụng: %2 đòi %3 là %4, nhưng nó là %5.</translation>
        </message>
        <message>
            <source>%1 does not apply: %2 asks %3 for %4, and this call has no such key.</source>
            <translation>%1 không áp dụng: %2 đòi %3 là %4, nhưng lệnh gọi này không có khóa điều kiện đó.</translation>
        </message>
        <message>
            <source>Statement %1, Allow,</source>
            <translation>Câu lệnh %1 (Allow)</translation>
        </message>
        <message>
            <source>Statement %1, Deny,</source>
            <translation>Câu lệnh %1 (Deny)</translation>
        </message>
        <message>
            <source>%1 applies.</source>
            <translation>%1 được áp dụng.</translation>
        </message>
        <message>
            <source>%1 has a NotPrincipal: it applies to nobody.</source>
            <translation>%1 có NotPrincipal: không áp dụng cho ai cả.</translation>
        </message>
        <message>
            <source>%1 names no Principal: it applies to nobody.</source>
            <translation>%1 không nêu Principal: không áp dụng cho ai cả.</translation>
        </message>
        <message>
            <source>%1 does not apply: its Principal is %2.</source>
            <translation>%1 không áp dụng: Principal của nó là %2.</translation>
        </message>
        <message>
            <source>%1 does not apply: its NotAction is %2.</source>
            <translation>%1 không áp dụng: NotAction của nó là %2.</translation>
        </message>
        <message>
            <source>%1 does not apply: its Action is %2.</source>
            <translation>%1 không áp dụng: Action của nó là %2.</translation>
        </message>
        <message>
            <source>%1 does not apply: its NotResource is %2.</source>
            <translation>%1 không áp dụng: NotResource của nó là %2.</translation>
        </message>
        <message>
            <source>%1 does not apply: its Resource is %2.</source>
            <translation>%1 không áp dụng: Resource của nó là %2.</translation>
        </message>
        <message>
            <source>It is in another region than who calls, and nothing crosses regions.</source>
            <translation>Nó ở vùng khác với bên gọi, và không gì vượt qua ranh giới vùng.</translation>
        </message>
        <message>
            <source>No switch is about this caller and operation: the caller's own policies allow it.</source>
            <translation>Không công tắc nào nói về bên gọi và thao tác này: chính sách riêng của bên gọi cho phép.</translation>
        </message>
        <message>
            <source>The caller's own policies allow it, by the switch of %1 for %2.</source>
            <translation>Chính sách riêng của bên gọi cho phép, theo công tắc của %1 cho %2.</translation>
        </message>
        <message>
            <source>The caller's own policies do not allow it, by the switch of %1 for %2.</source>
            <translation>Chính sách riêng của bên gọi không cho phép, theo công tắc của %1 cho %2.</translation>
        </message>
        <message>
            <source>The operation is about the account: no policy of a stream is asked.</source>
            <translation>Thao tác này thuộc về tài khoản: không hỏi chính sách của luồng nào.</translation>
        </message>
        <message>
            <source>The stream or consumer has no policy.</source>
            <translation>Tài nguyên được gọi không có chính sách.</translation>
        </message>
        <message>
            <source>A statement that denies wins over all that allow.</source>
            <translation>Một câu lệnh từ chối thắng mọi câu lệnh cho phép.</translation>
        </message>
        <message>
            <source>Caller and stream are of one account, %1: nothing need be shared.</source>
            <translation>Bên gọi và luồng cùng một tài khoản, %1: không cần chia sẻ gì.</translation>
        </message>
        <message>
            <source>It is of account %1, and its policy lets account %2 do this.</source>
            <translation>Nó thuộc tài khoản %1, và chính sách của nó cho tài khoản %2 làm việc này.</translation>
        </message>
        <message>
            <source>It is of account %1, and no policy lets account %2 do this.</source>
            <translation>Nó thuộc tài khoản %1, và không chính sách nào cho tài khoản %2 làm việc này.</translation>
        </message>
        <message>
            <source>It is of account %1; who sits at this window has the keys to all accounts.</source>
            <translation>Nó thuộc tài khoản %1; người ngồi trước cửa sổ này có quyền vào mọi tài khoản.</translation>
        </message>
        <message>
            <source>Only account %1, which owns it, writes its policy.</source>
            <translation>Chỉ tài khoản %1, chủ của nó, mới viết chính sách cho nó.</translation>
        </message>
        <message>
            <source>No key is needed: nothing here is encrypted.</source>
            <translation>Không cần khóa: không có gì được mã hóa ở đây.</translation>
        </message>
        <message>
            <source>The key %1 is %2.</source>
            <translation>Khóa %1: %2.</translation>
        </message>
        <message>
            <source>The caller has permission for %1.</source>
            <translation>Bên gọi có quyền %1.</translation>
        </message>
        <message>
            <source>The caller has no permission for %1.</source>
            <translation>Bên gọi không có quyền %1.</translation>
        </message>
        <message>
            <source>A data key of the last five minutes is still in use.</source>
            <translation>Một khóa dữ liệu của năm phút vừa qua vẫn đang được dùng.</translation>
        </message>
        <message>
            <source>No record that is kept was encrypted with it.</source>
            <translation>Không bản ghi nào còn giữ được mã hóa bằng khóa này.</translation>
        </message>
        <message>
            <source>enabled</source>
            <translation>đã bật</translation>
        </message>
        <message>
            <source>disabled</source>
            <translation>đã tắt</translation>
        </message>
        <message>
            <source>pending deletion</source>
            <translation>chờ xóa</translation>
        </message>
        <message>
            <source>not there</source>
            <translation>không tồn tại</translation>
        </message>
        <message>
            <source>without a subscription to KMS</source>
            <translation>chưa đăng ký KMS</translation>
        </message>
        <message>
            <source>throttled by KMS</source>
            <translation>bị KMS điều tiết</translation>
        </message>
        <message>
            <source>everybody</source>
            <translation>mọi người</translation>
        </message>
        <message>
            <source>all operations</source>
            <translation>mọi thao tác</translation>
        </message>
        <message>
            <source>%1, %2: allowed since %3</source>
            <translation>%1, %2: được phép từ %3</translation>
        </message>
        <message>
            <source>%1, %2: refused since %3</source>
            <translation>%1, %2: bị từ chối từ %3</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 của %2</translation>
        </message>
        <message>
            <source>ENABLED since %1. It lasts until %2 at least, %3 from now.</source>
            <translation>ENABLED từ %1. Kéo dài ít nhất đến %2, còn %3.</translation>
        </message>
        <message>
            <source>ENABLED since %1. It may end at any time.</source>
            <translation>ENABLED từ %1. Có thể kết thúc bất cứ lúc nào.</translation>
        </message>
        <message>
            <source>ENABLED_UNTIL_EARLIEST_ALLOWED_END: it ends at %1, %2 from now.</source>
            <translation>ENABLED_UNTIL_EARLIEST_ALLOWED_END: kết thúc lúc %1, còn %2.</translation>
        </message>
        <message>
            <source>DISABLED since %1.</source>
            <translation>DISABLED từ %1.</translation>
        </message>
        <message>
            <source>DISABLED: there is no commitment.</source>
            <translation>DISABLED: không có cam kết.</translation>
        </message>
        <message>
            <source>It is in another region than the caller, and no call crosses regions.</source>
            <translation>Nó ở vùng khác với bên gọi, và không lời gọi nào vượt qua ranh giới vùng.</translation>
        </message>
        <message>
            <source>It belongs to account %1. You, at this window, may act for every account.</source>
            <translation>Nó thuộc tài khoản %1. Bạn, ở cửa sổ này, có thể hành động thay mọi tài khoản.</translation>
        </message>
        <message>
            <source>The caller and the stream belong to the same account, %1: nothing has to be shared.</source>
            <translation>Bên gọi và luồng thuộc cùng một tài khoản, %1: không cần chia sẻ gì.</translation>
        </message>
        <message>
            <source>It belongs to account %1, and its policy lets account %2 do this.</source>
            <translation>Nó thuộc tài khoản %1, và chính sách của nó cho tài khoản %2 làm việc này.</translation>
        </message>
        <message>
            <source>It belongs to account %1, and no policy lets account %2 do this.</source>
            <translation>Nó thuộc tài khoản %1, và không chính sách nào cho tài khoản %2 làm việc này.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::KeyPage</name>
        <message>
            <source>Set the &amp;state</source>
            <translation>Đặt &amp;trạng thái</translation>
        </message>
        <message>
            <source>may &amp;write: kms:GenerateDataKey</source>
            <translation>được &amp;ghi: kms:GenerateDataKey</translation>
        </message>
        <message>
            <source>may &amp;read: kms:Decrypt</source>
            <translation>được đọ&amp;c: kms:Decrypt</translation>
        </message>
        <message>
            <source>Set who may &amp;use it</source>
            <translation>Đặt người được &amp;dùng</translation>
        </message>
        <message>
            <source>&amp;Key</source>
            <translation>&amp;Khóa</translation>
        </message>
        <message>
            <source>S&amp;tate</source>
            <translation>T&amp;rạng thái</translation>
        </message>
        <message>
            <source>&amp;Caller</source>
            <translation>&amp;Bên gọi</translation>
        </message>
        <message>
            <source>Now: %1. Who has a data key goes on with it until the next five minutes are over.</source>
            <translation>Hiện tại: %1. Ai đang có khóa dữ liệu thì còn dùng tiếp cho đến hết năm phút kế tiếp.</translation>
        </message>
        <message>
            <source>Now: %1 may not use it.</source>
            <translation>Hiện tại: %1 không được dùng khóa.</translation>
        </message>
        <message>
            <source>Now: %1 may use it for %2.</source>
            <translation>Hiện tại: %1 được dùng khóa cho %2.</translation>
        </message>
        <message>
            <source>Now: %1. A caller that has a data key already may use it until its five minutes are over.</source>
            <translation>Hiện tại: %1. Bên gọi nào đã có khóa dữ liệu thì còn dùng được cho đến hết năm phút của khóa đó.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::SwitchPage</name>
        <message>
            <source>&amp;Refuse it</source>
            <translation>&amp;Từ chối</translation>
        </message>
        <message>
            <source>&amp;Allow it</source>
            <translation>&amp;Cho phép</translation>
        </message>
        <message>
            <source>Switches</source>
            <translation>Công tắc</translation>
        </message>
        <message>
            <source>&amp;Caller</source>
            <translation>&amp;Bên gọi</translation>
        </message>
        <message>
            <source>&amp;Operation</source>
            <translation>T&amp;hao tác</translation>
        </message>
        <message>
            <source>&amp;Switches; of those that fit, the most particular one decides</source>
            <translation>Công tắc (&amp;S); trong các công tắc khớp, cái cụ thể nhất quyết định</translation>
        </message>
        <message>
            <source>Now: allowed; no switch is about it.</source>
            <translation>Hiện tại: được phép; không có công tắc nào về nó.</translation>
        </message>
        <message>
            <source>Now: %1</source>
            <translation>Hiện tại: %1</translation>
        </message>
        <message>
            <source>&amp;Switches: of those that fit, the most specific decides</source>
            <translation>Công tắc (&amp;S): trong các công tắc khớp, cái cụ thể nhất quyết định</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::AccountPage</name>
        <message>
            <source>&amp;Commit to a minimum throughput</source>
            <translation>&amp;Cam kết thông lượng tối thiểu</translation>
        </message>
        <message>
            <source>&amp;End the commitment</source>
            <translation>&amp;Kết thúc cam kết</translation>
        </message>
        <message>
            <source>Account %1 in %2: %3</source>
            <translation>Tài khoản %1 ở %2: %3</translation>
        </message>
        <message>
            <source>With it, on-demand streams cost less for each GB, at least 25 MiB/s are paid, and warm throughput may be asked for. It holds for a day at least.</source>
            <translation>Khi có cam kết, luồng theo nhu cầu rẻ hơn cho mỗi GB, trả tối thiểu cho 25 MiB/s, và được xin thông lượng làm nóng. Cam kết kéo dài ít nhất một ngày.</translation>
        </message>
        <message>
            <source>Ending it would be refused: %1 %2</source>
            <translation>Kết thúc sẽ bị từ chối: %1 %2</translation>
        </message>
        <message>
            <source>Over the last %1: %2 in and %3 out. Nothing is short of 25 MiB/s.</source>
            <translation>Trong %1 vừa qua: vào %2 và ra %3. Không thiếu gì so với 25 MiB/s.</translation>
        </message>
        <message>
            <source>Over the last %1: %2 in and %3 out. What is short of 25 MiB/s costs %4, or %5 an hour.</source>
            <translation>Trong %1 vừa qua: vào %2 và ra %3. Phần thiếu so với 25 MiB/s tốn %4, tức %5 mỗi giờ.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::PolicyTestPage</name>
        <message>
            <source>&amp;Try another policy, without attaching it</source>
            <translation>&amp;Thử chính sách khác mà không gắn vào</translation>
        </message>
        <message>
            <source>&amp;Attach this policy</source>
            <translation>&amp;Gắn chính sách này</translation>
        </message>
        <message>
            <source>A client, a program, an account id, or the ARN of a user</source>
            <translation>Một client, một chương trình, một mã tài khoản, hoặc ARN của người dùng</translation>
        </message>
        <message>
            <source>Policy, as JSON</source>
            <translation>Chính sách, dạng JSON</translation>
        </message>
        <message>
            <source>The way to the answer</source>
            <translation>Đường đi đến câu trả lời</translation>
        </message>
        <message>
            <source>&amp;Caller</source>
            <translation>&amp;Bên gọi</translation>
        </message>
        <message>
            <source>&amp;Operation</source>
            <translation>Thao tá&amp;c</translation>
        </message>
        <message>
            <source>&amp;Stream or consumer</source>
            <translation>&amp;Luồng hoặc consumer</translation>
        </message>
        <message>
            <source>No answer</source>
            <translation>Không có câu trả lời</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>Bị từ chối</translation>
        </message>
        <message>
            <source>Allowed</source>
            <translation>Được phép</translation>
        </message>
        <message>
            <source>Quotas and what the call holds are another matter.</source>
            <translation>Hạn ngạch và nội dung lệnh gọi là chuyện khác.</translation>
        </message>
        <message>
            <source>Refuses: %1</source>
            <translation>Từ chối: %1</translation>
        </message>
        <message>
            <source>Allows: %1</source>
            <translation>Cho phép: %1</translation>
        </message>
        <message>
            <source>Say who calls.</source>
            <translation>Hãy cho biết ai gọi.</translation>
        </message>
        <message>
            <source>There is no stream.</source>
            <translation>Không có luồng nào.</translation>
        </message>
        <message>
            <source>Quotas and the contents of the call are not tested here.</source>
            <translation>Hạn ngạch và nội dung lời gọi không được kiểm tra ở đây.</translation>
        </message>
        <message>
            <source>Steps to the answer</source>
            <translation>Các bước dẫn đến câu trả lời</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::AccessDialog</name>
        <message>
            <source>Access</source>
            <translation>Quyền truy cập</translation>
        </message>
        <message>
            <source>Parts of access</source>
            <translation>Các phần của quyền truy cập</translation>
        </message>
        <message>
            <source>Policy tester</source>
            <translation>Thử chính sách</translation>
        </message>
        <message>
            <source>KMS key</source>
            <translation>Khóa KMS</translation>
        </message>
        <message>
            <source>Operations</source>
            <translation>Thao tác</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Tài khoản</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::QuotasDialog</name>
        <message>
            <source>Quotas</source>
            <translation>Các hạn mức</translation>
        </message>
        <message>
            <source>Only those that &amp;differ</source>
            <translation>Chỉ những mục &amp;khác nhau</translation>
        </message>
        <message>
            <source>Between the profiles, or because the account has its own</source>
            <translation>Giữa hai hồ sơ, hoặc vì tài khoản có hạn mức riêng</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Lọc</translation>
        </message>
        <message>
            <source>Filter the quotas</source>
            <translation>Lọc các hạn mức</translation>
        </message>
        <message>
            <source>&amp;Sorted by</source>
            <translation>&amp;Sắp theo</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>&amp;Copy as CSV</source>
            <translation>&amp;Chép dạng CSV</translation>
        </message>
        <message>
            <source>Those that are shown, in this order</source>
            <translation>Những mục đang hiện, theo thứ tự này</translation>
        </message>
        <message>
            <source>Quota</source>
            <translation>Hạn mức</translation>
        </message>
        <message>
            <source>This run</source>
            <translation>Lần chạy này</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Đơn vị</translation>
        </message>
        <message>
            <source>Used now</source>
            <translation>Đang dùng</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Nguồn</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Ngày</translation>
        </message>
        <message>
            <source>These are old values, of %1: the service has had others since (%2).</source>
            <translation>Đây là các giá trị cũ, của năm %1: từ đó dịch vụ đã có giá trị khác (%2).</translation>
        </message>
        <message>
            <source>Limits are off in this run: nothing is throttled.</source>
            <translation>Lần chạy này tắt giới hạn: không có gì bị từ chối.</translation>
        </message>
        <message>
            <source>Profile %1 in %2. ≠ marks what is otherwise in profile %3; * what the account of this run has as its own.</source>
            <translation>Hồ sơ %1 ở %2. ≠ đánh dấu chỗ khác trong hồ sơ %3; * là giá trị riêng của tài khoản trong lần chạy này.</translation>
        </message>
        <message>
            <source>The account of this run has it as its own; the profile says %1.</source>
            <translation>Tài khoản của lần chạy này có giá trị riêng; hồ sơ ghi %1.</translation>
        </message>
        <message>
            <source>These are the old values of %1. The service has changed some of them since (%2).</source>
            <translation>Đây là các giá trị cũ của %1. Từ đó dịch vụ đã đổi một số giá trị (%2).</translation>
        </message>
        <message>
            <source>Quotas and open questions</source>
            <translation>Hạn mức và câu hỏi còn ngỏ</translation>
        </message>
        <message>
            <source>Settings of the run…</source>
            <translation>Thiết đặt của lần chạy…</translation>
        </message>
        <message>
            <source>Where the account&apos;s own quotas and the answers to open questions are changed</source>
            <translation>Nơi đổi hạn mức riêng của tài khoản và câu trả lời cho các câu hỏi còn ngỏ</translation>
        </message>
        <message>
            <source>Open questions</source>
            <translation>Câu hỏi còn ngỏ</translation>
        </message>
        <message>
            <source>Question</source>
            <translation>Câu hỏi</translation>
        </message>
        <message>
            <source>Or</source>
            <translation>Hoặc</translation>
        </message>
        <message>
            <source>What the service&apos;s references leave open, or answer in two ways, and how this run answers it. * marks answers that are not the usual ones.</source>
            <translation>Những điều tài liệu của dịch vụ để ngỏ hoặc trả lời theo hai cách, và lần chạy này trả lời ra sao. * đánh dấu câu trả lời khác thường lệ.</translation>
        </message>
        <message>
            <source>another length of time</source>
            <translation>một khoảng thời gian khác</translation>
        </message>
        <message>
            <source>Profile %1 in %2. ≠ marks values that differ in profile %3, * values that this run has of its own.</source>
            <translation>Hồ sơ %1 ở %2. ≠ đánh dấu giá trị khác trong hồ sơ %3, * giá trị riêng của lần chạy này.</translation>
        </message>
        <message>
            <source>This run has a value of its own; the profile says %1.</source>
            <translation>Lần chạy này có giá trị riêng; hồ sơ ghi %1.</translation>
        </message>
        <message>
            <source>Between the profiles, or because the run has a value of its own</source>
            <translation>Giữa các hồ sơ, hoặc vì lần chạy có giá trị riêng</translation>
        </message>
        <message>
            <source>Sa&amp;ve…</source>
            <translation>&amp;Lưu…</translation>
        </message>
        <message>
            <source>All of them with date and source, as a file to edit. Dropped on the window, it holds in the run.</source>
            <translation>Tất cả kèm ngày và nguồn, thành một tệp để sửa. Thả vào cửa sổ thì lần chạy dùng nó.</translation>
        </message>
        <message>
            <source>Save quotas</source>
            <translation>Lưu hạn mức</translation>
        </message>
        <message>
            <source>%1 cannot be written: %2</source>
            <translation>Không thể ghi %1: %2</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ShardFamily</name>
        <message>
            <source>Family of the shards, and the time of the filter</source>
            <translation>Họ hàng của các shard và thời điểm của bộ lọc</translation>
        </message>
        <message>
            <source>now</source>
            <translation>bây giờ</translation>
        </message>
        <message>
            <source>listed</source>
            <translation>được liệt kê</translation>
        </message>
        <message>
            <source>not listed</source>
            <translation>không được liệt kê</translation>
        </message>
        <message>
            <source>open</source>
            <translation>đang mở</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>đã đóng</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ShardFilterBox</name>
        <message>
            <source>Filter of ListShards</source>
            <translation>Bộ lọc của ListShards</translation>
        </message>
        <message>
            <source>ShardFilter.Type: which shards ListShards lists</source>
            <translation>ShardFilter.Type: ListShards liệt kê những shard nào</translation>
        </message>
        <message>
            <source>After which shard</source>
            <translation>Sau shard nào</translation>
        </message>
        <message>
            <source>shard </source>
            <comment>before a number</comment>
            <translation>shard </translation>
        </message>
        <message>
            <source>Call ListShards</source>
            <translation>Gọi ListShards</translation>
        </message>
        <message>
            <source>Makes the call; it is in the log then. Without it, this only looks.</source>
            <translation>Thực hiện lời gọi; nó sẽ có trong nhật ký. Nếu không, đây chỉ là xem.</translation>
        </message>
        <message>
            <source>Copy as…</source>
            <translation>Sao chép thành…</translation>
        </message>
        <message>
            <source>The call as code for an account of yours</source>
            <translation>Lời gọi dưới dạng mã cho tài khoản của bạn</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n shard(s)</source>
            <translation>
                <numerusform>%1 trên %n shard</numerusform>
            </translation>
        </message>
        <message>
            <source>Those that are open now.</source>
            <translation>Những shard đang mở lúc này.</translation>
        </message>
        <message>
            <source>Those that were open at %1. Drag the line.</source>
            <translation>Những shard đang mở lúc %1. Hãy kéo vạch.</translation>
        </message>
        <message>
            <source>Those that were open at %1 or came later. Drag the line.</source>
            <translation>Những shard đang mở lúc %1 hoặc xuất hiện sau đó. Hãy kéo vạch.</translation>
        </message>
        <message>
            <source>Those that were open at the trim horizon, with the oldest records that are kept.</source>
            <translation>Những shard đang mở ở trim horizon, chứa các bản ghi cũ nhất còn giữ.</translation>
        </message>
        <message>
            <source>All that are kept, as without a filter.</source>
            <translation>Tất cả shard còn giữ, như khi không có bộ lọc.</translation>
        </message>
        <message>
            <source>Those with a higher id.</source>
            <translation>Những shard có id lớn hơn.</translation>
        </message>
        <message numerus="yes">
            <source>ListShards listed %n shard(s).</source>
            <translation>
                <numerusform>ListShards đã liệt kê %n shard.</numerusform>
            </translation>
        </message>
        <message>
            <source>There is a NextToken: more are on the next page.</source>
            <translation>Có NextToken: còn nữa ở trang sau.</translation>
        </message>
        <message>
            <source>Makes the call, which the log then shows. Until then nothing is called.</source>
            <translation>Thực hiện lời gọi và ghi vào nhật ký. Trước đó không có gì được gọi.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::AddProducerDialog</name>
        <message>
            <source>&amp;Add</source>
            <translation>&amp;Thêm</translation>
        </message>
        <message>
            <source>Add a producer</source>
            <translation>Thêm producer</translation>
        </message>
        <message>
            <source>all alike</source>
            <translation>như nhau</translation>
        </message>
        <message>
            <source>lognormal around it</source>
            <translation>lognormal quanh giá trị này</translation>
        </message>
        <message>
            <source>few of them mostly (Zipf)</source>
            <translation>chủ yếu vài khóa (Zipf)</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>Tê&amp;n</translation>
        </message>
        <message>
            <source>&amp;Stream</source>
            <translation>&amp;Luồng</translation>
        </message>
        <message>
            <source>Re&amp;cords a second</source>
            <translation>Bản &amp;ghi mỗi giây</translation>
        </message>
        <message>
            <source>&amp;Record, with its key</source>
            <translation>&amp;Bản ghi, kể cả khóa</translation>
        </message>
        <message>
            <source> bytes</source>
            <translation> byte</translation>
        </message>
        <message>
            <source>S&amp;izes</source>
            <translation>&amp;Kích thước</translation>
        </message>
        <message>
            <source>&amp;Keys</source>
            <translation>K&amp;hóa</translation>
        </message>
        <message>
            <source>&amp;Drawn</source>
            <translation>&amp;Cách chọn</translation>
        </message>
        <message>
            <source>Records of a &amp;PutRecords call</source>
            <translation>Bản ghi mỗi lời gọi &amp;PutRecords</translation>
        </message>
        <message>
            <source>A&amp;ttempts in all</source>
            <translation>Tổng &amp;số lần thử</translation>
        </message>
        <message>
            <source>&amp;First wait</source>
            <translation>Lần chờ đầ&amp;u</translation>
        </message>
        <message>
            <source>&amp;Longest wait</source>
            <translation>Lần chờ &amp;dài nhất</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Hủy</translation>
        </message>
        <message>
            <source>Offers about %1 in %2.</source>
            <translation>Gửi khoảng %1 với %2.</translation>
        </message>
        <message>
            <source>Records of this stream hold %1 KiB at most: every call would be refused. The settings of the stream change that.</source>
            <translation>Bản ghi của luồng này tối đa %1 KiB: mọi lời gọi sẽ bị từ chối. Có thể đổi trong thiết lập của luồng.</translation>
        </message>
        <message>
            <source>Records of this stream hold %1 KiB at most: calls with a larger one would be refused as a whole.</source>
            <translation>Bản ghi của luồng này tối đa %1 KiB: lời gọi có bản ghi lớn hơn sẽ bị từ chối toàn bộ.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln open shard(s) take %1 and %2.</source>
            <translation>
                <numerusform>%Ln shard đang mở nhận %1 và %2.</numerusform>
            </translation>
        </message>
        <message>
            <source>a few of them far more often (Zipf)</source>
            <translation>vài khóa thường xuyên hơn nhiều (Zipf)</translation>
        </message>
        <message>
            <source>log-normal around it</source>
            <translation>log-normal quanh giá trị này</translation>
        </message>
        <message>
            <source>all equally often</source>
            <translation>tất cả thường xuyên như nhau</translation>
        </message>
    </context>
    <context>
        <name>FaultWords</name>
        <message>
            <source>%1 late</source>
            <translation>trễ %1</translation>
        </message>
        <message>
            <source>late: median %1, p99 %2</source>
            <translation>trễ: trung vị %1, p99 %2</translation>
        </message>
        <message>
            <source>%1 or %2 late</source>
            <translation>trễ %1 hoặc %2</translation>
        </message>
        <message>
            <source>%1 of entries</source>
            <translation>%1 của các mục</translation>
        </message>
        <message>
            <source>key “%1”</source>
            <translation>khóa “%1”</translation>
        </message>
        <message>
            <source>caller %1</source>
            <translation>bên gọi %1</translation>
        </message>
        <message>
            <source>from %1</source>
            <translation>từ %1</translation>
        </message>
        <message>
            <source>until %1</source>
            <translation>đến %1</translation>
        </message>
        <message>
            <source>everywhere</source>
            <translation>ở mọi nơi</translation>
        </message>
        <message>
            <source>%1, bursts of %2</source>
            <translation>%1, từng đợt %2</translation>
        </message>
        <message>
            <source>None is ever hit.</source>
            <translation>Không lần nào bị trúng.</translation>
        </message>
        <message>
            <source>Every one is hit.</source>
            <translation>Lần nào cũng bị trúng.</translation>
        </message>
        <message>
            <source>One of %1 in the mean, each by itself.</source>
            <translation>Trung bình %1 lần thì một lần bị trúng, độc lập với nhau.</translation>
        </message>
        <message>
            <source>%1 in a row in the mean, then %2 that are not hit.</source>
            <translation>Trung bình %1 lần liên tiếp, rồi %2 lần không bị trúng.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Tên</translation>
        </message>
        <message>
            <source>Stream</source>
            <translation>Luồng</translation>
        </message>
        <message>
            <source>Operations</source>
            <translation>Thao tác</translation>
        </message>
        <message>
            <source>Shard</source>
            <translation>Shard</translation>
        </message>
        <message>
            <source>Partition key</source>
            <translation>Khóa phân vùng</translation>
        </message>
        <message>
            <source>Caller</source>
            <translation>Bên gọi</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Từ</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>Đến</translation>
        </message>
        <message>
            <source>What is hit</source>
            <translation>Đối tượng bị trúng</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>Lỗi trả về</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Tỷ lệ</translation>
        </message>
        <message>
            <source>Burst</source>
            <translation>Đợt</translation>
        </message>
        <message>
            <source>Latency</source>
            <translation>Độ trễ</translation>
        </message>
        <message>
            <source>Give it a name of 1 to 128 characters.</source>
            <translation>Hãy đặt tên dài 1 đến 128 ký tự.</translation>
        </message>
        <message>
            <source>It has at most 256 characters.</source>
            <translation>Nhiều nhất 256 ký tự.</translation>
        </message>
        <message>
            <source>Choose the stream that the shard belongs to.</source>
            <translation>Hãy chọn luồng chứa shard đó.</translation>
        </message>
        <message>
            <source>Give the id of a shard, for example shardId-000000000000.</source>
            <translation>Hãy nhập id của một shard, ví dụ shardId-000000000000.</translation>
        </message>
        <message>
            <source>It has at most 128 characters.</source>
            <translation>Nhiều nhất 128 ký tự.</translation>
        </message>
        <message>
            <source>Give a time: 12m, 1h 30m, 00:12:00 since the start, or +30s from now.</source>
            <translation>Hãy nhập thời điểm: 12m, 1h 30m, 00:12:00 kể từ đầu, hoặc +30s kể từ bây giờ.</translation>
        </message>
        <message>
            <source>It must be later than the beginning.</source>
            <translation>Phải muộn hơn lúc bắt đầu.</translation>
        </message>
        <message>
            <source>It is 0 to 100 %.</source>
            <translation>Từ 0 đến 100 %.</translation>
        </message>
        <message>
            <source>It is 1 to 10,000 calls.</source>
            <translation>Từ 1 đến 10.000 lời gọi.</translation>
        </message>
        <message>
            <source>Entries are refused and never late: choose an error and no latency, or whole calls.</source>
            <translation>Các mục bị từ chối chứ không bao giờ trễ: hãy chọn một lỗi và không có độ trễ, hoặc cả lời gọi.</translation>
        </message>
        <message>
            <source>A batch goes to many shards and keys: for one of them choose entries.</source>
            <translation>Một lô đi tới nhiều shard và khóa: với riêng một trong số đó hãy chọn các mục.</translation>
        </message>
        <message>
            <source>No entry meets LimitExceeded; choose another error.</source>
            <translation>Không mục nào gặp LimitExceeded; hãy chọn lỗi khác.</translation>
        </message>
        <message>
            <source>Without an error and without a latency it would do nothing: choose one of them.</source>
            <translation>Không có lỗi và không có độ trễ thì nó chẳng làm gì: hãy chọn một trong hai.</translation>
        </message>
        <message>
            <source>%1 does not meet this; take it out, or choose another error.</source>
            <translation>%1 không gặp lỗi này; hãy bỏ nó ra, hoặc chọn lỗi khác.</translation>
        </message>
        <message>
            <source>The median is 1 ms at least, the 99th percentile no less and 60 s at most.</source>
            <translation>Trung vị ít nhất 1 ms, phân vị 99 không nhỏ hơn nó và nhiều nhất 60 s.</translation>
        </message>
        <message>
            <source>Slow is no shorter than fast and 60 s at most.</source>
            <translation>Chậm không ngắn hơn nhanh và nhiều nhất 60 s.</translation>
        </message>
        <message>
            <source>It is 0 to 60 s.</source>
            <translation>Từ 0 đến 60 s.</translation>
        </message>
        <message>
            <source>%1 begins</source>
            <translation>%1 bắt đầu</translation>
        </message>
        <message>
            <source>%1 ends</source>
            <translation>%1 kết thúc</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::WaitCurve</name>
        <message>
            <source>How long answers wait</source>
            <translation>Câu trả lời phải chờ bao lâu</translation>
        </message>
        <message>
            <source>no answer is late</source>
            <translation>không câu trả lời nào trễ</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::FaultEditor</name>
        <message>
            <source>O&amp;n</source>
            <translation>&amp;Bật</translation>
        </message>
        <message>
            <source>Parts of a fault</source>
            <translation>Các phần của lỗi</translation>
        </message>
        <message>
            <source>Na&amp;me</source>
            <translation>Tê&amp;n</translation>
        </message>
        <message>
            <source>12m, 00:12:00 or +30s</source>
            <translation>12m, 00:12:00 hoặc +30s</translation>
        </message>
        <message>
            <source>any</source>
            <translation>bất kỳ</translation>
        </message>
        <message>
            <source>Where and when</source>
            <translation>Ở đâu và khi nào</translation>
        </message>
        <message>
            <source>&amp;Stream</source>
            <translation>&amp;Luồng</translation>
        </message>
        <message>
            <source>&amp;Operations (none: all)</source>
            <translation>Tha&amp;o tác (không chọn: tất cả)</translation>
        </message>
        <message>
            <source>Sha&amp;rd</source>
            <translation>S&amp;hard</translation>
        </message>
        <message>
            <source>Partition &amp;key</source>
            <translation>&amp;Khóa phân vùng</translation>
        </message>
        <message>
            <source>&amp;Caller</source>
            <translation>Bên gọi</translation>
        </message>
        <message>
            <source>&amp;From</source>
            <translation>&amp;Từ</translation>
        </message>
        <message>
            <source>&amp;Until</source>
            <translation>Đến</translation>
        </message>
        <message>
            <source>whole calls</source>
            <translation>cả lời gọi</translation>
        </message>
        <message>
            <source>entries of PutRecords, events of subscriptions</source>
            <translation>mục của PutRecords, sự kiện của đăng ký</translation>
        </message>
        <message>
            <source>none: late only</source>
            <translation>không: chỉ trễ</translation>
        </message>
        <message>
            <source>What and how often</source>
            <translation>Điều gì và bao thường</translation>
        </message>
        <message>
            <source>&amp;What is hit</source>
            <translation>Đối &amp;tượng bị trúng</translation>
        </message>
        <message>
            <source>&amp;Error</source>
            <translation>&amp;Lỗi trả về</translation>
        </message>
        <message>
            <source>Sha&amp;re that is hit</source>
            <translation>Tỷ lệ bị t&amp;rúng</translation>
        </message>
        <message>
            <source>&amp;Burst, calls in a row</source>
            <translation>Đợt, số lời gọi liên tiế&amp;p</translation>
        </message>
        <message>
            <source>not late</source>
            <translation>không trễ</translation>
        </message>
        <message>
            <source>fixed</source>
            <translation>cố định</translation>
        </message>
        <message>
            <source>lognormal</source>
            <translation>log-chuẩn</translation>
        </message>
        <message>
            <source>bimodal</source>
            <translation>hai đỉnh</translation>
        </message>
        <message>
            <source>Latency</source>
            <translation>Độ trễ</translation>
        </message>
        <message>
            <source>&amp;Distribution</source>
            <translation>&amp;Phân phối</translation>
        </message>
        <message>
            <source>Len&amp;gth</source>
            <translation>Độ &amp;dài</translation>
        </message>
        <message>
            <source>Slo&amp;w</source>
            <translation>&amp;Chậm</translation>
        </message>
        <message>
            <source>Share &amp;that is slow</source>
            <translation>Tỷ &amp;lệ chậm</translation>
        </message>
        <message>
            <source>M&amp;edian</source>
            <translation>T&amp;rung vị</translation>
        </message>
        <message>
            <source>&amp;Fast</source>
            <translation>Nhan&amp;h</translation>
        </message>
        <message>
            <source>&amp;99th percentile</source>
            <translation>Phân vị &amp;99</translation>
        </message>
        <message>
            <source>any stream</source>
            <translation>mọi luồng</translation>
        </message>
        <message>
            <source>any shard</source>
            <translation>mọi shard</translation>
        </message>
        <message>
            <source>anybody</source>
            <translation>bất kỳ ai</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::FaultsDialog</name>
        <message>
            <source>Faults on purpose</source>
            <translation>Lỗi cố ý</translation>
        </message>
        <message>
            <source>&amp;Add</source>
            <translation>Thê&amp;m</translation>
        </message>
        <message>
            <source>Add a &amp;preset</source>
            <translation>Thêm mẫ&amp;u</translation>
        </message>
        <message>
            <source>C&amp;lear</source>
            <translation>&amp;Gỡ</translation>
        </message>
        <message>
            <source>Clear all</source>
            <translation>Gỡ tất cả</translation>
        </message>
        <message>
            <source>&amp;Inject</source>
            <translation>T&amp;iêm lỗi</translation>
        </message>
        <message>
            <source>C&amp;hange</source>
            <translation>Đổ&amp;i</translation>
        </message>
        <message>
            <source>Faults</source>
            <translation>Các lỗi</translation>
        </message>
        <message>
            <source>Fault</source>
            <translation>Lỗi</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Điều gì</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Ở đâu</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Tỷ lệ</translation>
        </message>
        <message>
            <source>Hits so far</source>
            <translation>Số lần trúng</translation>
        </message>
        <message>
            <source>The command that it comes to</source>
            <translation>Lệnh tương ứng</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>An outage of PutRecords for 30 s</source>
            <translation>PutRecords ngừng hoạt động trong 30 s</translation>
        </message>
        <message>
            <source>1 % of entries fail with InternalFailure</source>
            <translation>1 % số mục thất bại với InternalFailure</translation>
        </message>
        <message>
            <source>Slow GetRecords: 10 ms, or 900 ms for one of twenty</source>
            <translation>GetRecords chậm: 10 ms, hoặc 900 ms cho một trên hai mươi lần</translation>
        </message>
        <message>
            <source>Change something above: the command that does it stands here then.</source>
            <translation>Hãy thay đổi gì đó ở trên: lệnh thực hiện sẽ hiện ở đây.</translation>
        </message>
        <message>
            <source>There is a fault of this name already: this one takes its place.</source>
            <translation>Đã có một lỗi mang tên này: lỗi này sẽ thay thế nó.</translation>
        </message>
        <message>
            <source>Its chance follows from the seed and its name: the same run meets the same faults again. It says nothing about the service.</source>
            <translation>Sự ngẫu nhiên của nó bắt nguồn từ hạt giống và tên: cùng lượt chạy sẽ gặp lại đúng những lỗi đó. Điều đó không nói gì về dịch vụ.</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::CopyCodeButton</name>
        <message>
            <source>Copy as…</source>
            <translation>Sao chép thành…</translation>
        </message>
        <message>
            <source>As code for an account of yours</source>
            <translation>Dưới dạng mã cho tài khoản của bạn</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::RunSettingsDialog</name>
        <message>
            <source>Settings of the run</source>
            <translation>Thiết đặt của lần chạy</translation>
        </message>
        <message>
            <source>Parts of the settings</source>
            <translation>Các phần của thiết đặt</translation>
        </message>
        <message>
            <source>Apply begins the run anew, at its start and as its scenario says. What you and programs have done since then is not done again. To keep it, save the run first: its file stays as it is.</source>
            <translation>Áp dụng sẽ chạy lại từ đầu, đúng như kịch bản nói. Những gì bạn và các chương trình đã làm từ đó không được làm lại. Muốn giữ, hãy lưu lần chạy trước: tệp của nó vẫn nguyên như vậy.</translation>
        </message>
        <message>
            <source>&amp;Apply</source>
            <translation>Á&amp;p dụng</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Hủy</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Dịch vụ</translation>
        </message>
        <message>
            <source>&amp;Profile</source>
            <translation>Hồ &amp;sơ</translation>
        </message>
        <message>
            <source>&amp;Throttle: how a shard counts a second</source>
            <translation>Hạn &amp;chế tốc độ: shard đếm một giây ra sao</translation>
        </message>
        <message>
            <source>&amp;Limits hold; off, nothing is throttled</source>
            <translation>&amp;Giới hạn có hiệu lực; khi tắt, không có gì bị từ chối</translation>
        </message>
        <message>
            <source>Timings</source>
            <translation>Thời lượng</translation>
        </message>
        <message>
            <source>&amp;How long control calls take</source>
            <translation>&amp;Lời gọi điều khiển mất bao lâu</translation>
        </message>
        <message>
            <source>Of the service only vague ranges are known. From 0s to 7d, as 50ms, 20s or 1m30s.</source>
            <translation>Về dịch vụ, chỉ biết những khoảng áng chừng. Từ 0s đến 7d, ví dụ 50ms, 20s hoặc 1m30s.</translation>
        </message>
        <message>
            <source>real: about as long as in the service</source>
            <translation>real: lâu xấp xỉ như ở dịch vụ</translation>
        </message>
        <message>
            <source>instant: no time at all</source>
            <translation>instant: không mất thời gian</translation>
        </message>
        <message>
            <source>as below</source>
            <translation>như bên dưới</translation>
        </message>
        <message>
            <source>Open questions</source>
            <translation>Câu hỏi còn ngỏ</translation>
        </message>
        <message>
            <source>What the service&apos;s references leave open, or answer in two ways; under each, who says what.</source>
            <translation>Những điều tài liệu của dịch vụ để ngỏ hoặc trả lời theo hai cách; dưới mỗi điều là nguồn nào nói gì.</translation>
        </message>
        <message>
            <source>Quotas of the account</source>
            <translation>Hạn mức của tài khoản</translation>
        </message>
        <message>
            <source>%1: “%2” is not a whole number from 1 to %3. Write one, or nothing for what the profile says.</source>
            <translation>%1: “%2” không phải số nguyên từ 1 đến %3. Hãy viết một số như vậy, hoặc để trống để theo hồ sơ.</translation>
        </message>
        <message>
            <source>The run cannot begin with these settings: its scenario asks for what they refuse. Change them, or leave them as they were.</source>
            <translation>Lần chạy không thể bắt đầu với các thiết đặt này: kịch bản đòi hỏi điều mà chúng từ chối. Hãy đổi chúng, hoặc để nguyên như trước.</translation>
        </message>
        <message>
            <source>The service raises these for those who ask. A field that is empty has what the profile says, or a file of quotas.</source>
            <translation>Dịch vụ nâng các hạn mức này cho ai yêu cầu. Ô trống có giá trị theo hồ sơ, hoặc theo tệp hạn mức.</translation>
        </message>
        <message>
            <source>Quotas of a &amp;file…</source>
            <translation>Hạn mức từ &amp;tệp…</translation>
        </message>
        <message>
            <source>As “Save…” under the quotas writes one, or “shardscope-cli quotas --json”</source>
            <translation>Tệp do “Lưu…” ở phần hạn mức ghi, hoặc “shardscope-cli quotas --json”</translation>
        </message>
        <message>
            <source>&amp;Without a file</source>
            <translation>&amp;Không dùng tệp</translation>
        </message>
        <message>
            <source>A file of quotas</source>
            <translation>Tệp hạn mức</translation>
        </message>
        <message>
            <source>%1 cannot be read.</source>
            <translation>Không thể đọc %1.</translation>
        </message>
        <message>
            <source>No file of quotas holds in this run.</source>
            <translation>Lần chạy này không dùng tệp hạn mức nào.</translation>
        </message>
        <message numerus="yes">
            <source>%n quota(s) of a file hold in this run.</source>
            <translation>
                <numerusform>%n hạn mức của một tệp có hiệu lực trong lần chạy này.</numerusform>
            </translation>
        </message>
        <message>
            <source>Other than in the profile: %1.</source>
            <translation>Khác với hồ sơ: %1.</translation>
        </message>
    </context>
    <context>
        <name>RunSettingWords</name>
        <message>
            <source>%1: “%2” is no length of time from 0s to 7d. Write for example 50ms, 20s or 1m30s.</source>
            <translation>%1: “%2” không phải khoảng thời gian từ 0s đến 7d. Hãy viết ví dụ 50ms, 20s hoặc 1m30s.</translation>
        </message>
        <message>
            <source>bucket: a burst takes what was left unused, a second&apos;s worth</source>
            <translation>bucket: lúc dồn dập lấy phần chưa dùng, tối đa bằng một giây</translation>
        </message>
        <message>
            <source>window: each whole second begins anew</source>
            <translation>window: mỗi giây tròn bắt đầu lại</translation>
        </message>
        <message>
            <source>How a shard counts a second</source>
            <translation>Shard đếm một giây ra sao</translation>
        </message>
        <message>
            <source>The service does not say. Both are models that fit what has been seen of it.</source>
            <translation>Dịch vụ không nói. Cả hai đều là mô hình khớp với những gì đã quan sát được.</translation>
        </message>
        <message>
            <source>CreateStream</source>
            <translation>CreateStream</translation>
        </message>
        <message>
            <source>CreateStream, in addition for each shard</source>
            <translation>CreateStream, thêm cho mỗi shard</translation>
        </message>
        <message>
            <source>DeleteStream</source>
            <translation>DeleteStream</translation>
        </message>
        <message>
            <source>SplitShard and MergeShards</source>
            <translation>SplitShard và MergeShards</translation>
        </message>
        <message>
            <source>UpdateShardCount</source>
            <translation>UpdateShardCount</translation>
        </message>
        <message>
            <source>UpdateShardCount, in addition for each split or merge in a row</source>
            <translation>UpdateShardCount, thêm cho mỗi lần chia hay gộp nối tiếp nhau</translation>
        </message>
        <message>
            <source>RegisterStreamConsumer and DeregisterStreamConsumer</source>
            <translation>RegisterStreamConsumer và DeregisterStreamConsumer</translation>
        </message>
        <message>
            <source>StartStreamEncryption and StopStreamEncryption</source>
            <translation>StartStreamEncryption và StopStreamEncryption</translation>
        </message>
        <message>
            <source>StartStreamEncryption, then until the last shard encrypts</source>
            <translation>StartStreamEncryption, rồi đến khi shard cuối cùng mã hóa</translation>
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
            <translation>CreateChannel, UpdateChannel và DeleteChannel</translation>
        </message>
        <message>
            <source>current: the service in late 2026</source>
            <translation>current: dịch vụ cuối năm 2026</translation>
        </message>
        <message>
            <source>classic: the limits that exams teach (2015–2024)</source>
            <translation>classic: hạn mức trong đề thi (2015–2024)</translation>
        </message>
        <message>
            <source>%1 in other regions</source>
            <comment>a quota</comment>
            <translation>%1 ở các region khác</translation>
        </message>
        <message>
            <source>%1 in %2</source>
            <comment>a quota, a region</comment>
            <translation>%1 ở %2</translation>
        </message>
        <message>
            <source>%1: %2 instead of %3</source>
            <comment>a quota, its value, the profile's</comment>
            <translation>%1: %2 thay vì %3</translation>
        </message>
        <message>
            <source>Old quotas, from before those of the profile: %1.</source>
            <translation>Hạn mức cũ, có từ trước hạn mức của hồ sơ: %1.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ProgramCard</name>
        <message>
            <source>%1, a program</source>
            <translation>%1, một chương trình</translation>
        </message>
        <message>
            <source>A program outside, which keeps its places itself: known is what its newest GetRecords told, %1 ago.</source>
            <translation>Chương trình bên ngoài, tự giữ vị trí của mình: chỉ biết điều mà lần gọi GetRecords mới nhất cho biết, cách đây %1.</translation>
        </message>
        <message>
            <source>%1 left</source>
            <translation>còn %1</translation>
        </message>
        <message>
            <source>at the tip</source>
            <translation>ở đầu luồng</translation>
        </message>
        <message>
            <source>%1 behind</source>
            <translation>trễ %1</translation>
        </message>
        <message numerus="yes">
            <source>a program, reads %n shard(s)</source>
            <translation>
                <numerusform>một chương trình, đọc %n shard</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>a program, subscribed to %n shard(s) as %1</source>
            <translation>
                <numerusform>một chương trình, đăng ký nhận %n shard với tên %1</numerusform>
            </translation>
        </message>
        <message>
            <source>A program outside, subscribed as %1: its places are by what has been pushed to it, at up to 2 MiB/s of each shard, and what its connection took of that.</source>
            <translation>Chương trình bên ngoài, đăng ký nhận với tên %1: vị trí của nó là theo những gì đã được đẩy tới nó, tối đa 2 MiB/s mỗi shard, và kết nối của nó đã nhận bao nhiêu trong số đó.</translation>
        </message>
        <message>
            <source>It does not keep up: for %1 it has taken less than could be pushed to it.</source>
            <translation>Nó không theo kịp: đã %1 nó nhận ít hơn những gì có thể đẩy tới nó.</translation>
        </message>
        <message>
            <source>does not keep up</source>
            <translation>không theo kịp</translation>
        </message>
    </context>
    <context>
        <name>Trimmed</name>
        <message>
            <source>trimmed for memory, %1</source>
            <translation>bị cắt vì bộ nhớ, %1</translation>
        </message>
        <message>
            <source>Records of programs took more than %1 of memory (outsideBudget): %2 records from before %3 can be read no more, though their retention goes on.</source>
            <translation>Bản ghi của các chương trình chiếm hơn %1 bộ nhớ (outsideBudget): không còn đọc được %2 bản ghi trước %3, dù thời gian lưu giữ của chúng chưa hết.</translation>
        </message>
        <message>
            <source>More than %1 records were kept (recordBudget): %2 that every consumer had read are forgotten.</source>
            <translation>Đã giữ hơn %1 bản ghi (recordBudget): %2 bản ghi mà mọi consumer đã đọc đã bị quên.</translation>
        </message>
        <message>
            <source>The service itself would keep them. A scenario can set a larger budget.</source>
            <translation>Dịch vụ thật sẽ giữ chúng. Kịch bản có thể đặt ngân sách lớn hơn.</translation>
        </message>
    </context>
    <context>
        <name>MetricWords</name>
        <message>
            <source>no data</source>
            <translation>không có dữ liệu</translation>
        </message>
        <message>
            <source>true age</source>
            <translation>tuổi thật</translation>
        </message>
    </context>
    <context>
        <name>ShardRemains</name>
        <message>
            <source>readable until %1, in %2</source>
            <translation>đọc được đến %1, còn %2</translation>
        </message>
        <message>
            <source>it never held a record</source>
            <translation>nó chưa từng chứa bản ghi nào</translation>
        </message>
        <message>
            <source>nothing of it is left to read</source>
            <translation>không còn gì để đọc</translation>
        </message>
        <message>
            <source>%1 of %2 records are left</source>
            <translation>còn %1 trong %2 bản ghi</translation>
        </message>
        <message>
            <source>listed until %1, in %2</source>
            <translation>được liệt kê đến %1, còn %2</translation>
        </message>
        <message>
            <source>%1 left</source>
            <comment>a length of time</comment>
            <translation>còn %1</translation>
        </message>
        <message>
            <source>nothing left</source>
            <translation>không còn gì</translation>
        </message>
        <message>
            <source>nothing of them is left to read</source>
            <translation>không còn gì của chúng để đọc</translation>
        </message>
        <message>
            <source>the last of them readable until %1, in %2</source>
            <translation>shard cuối cùng trong số đó đọc được đến %1, còn %2</translation>
        </message>
    </context>
    <context>
        <name>shardscope::world</name>
        <message>
            <source>account</source>
            <translation>tài khoản</translation>
        </message>
        <message>
            <source>stream</source>
            <translation>luồng</translation>
        </message>
        <message>
            <source>unlimited</source>
            <translation>không giới hạn</translation>
        </message>
        <message>
            <source>limited</source>
            <translation>có giới hạn</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>bị từ chối</translation>
        </message>
        <message>
            <source>taken</source>
            <translation>được nhận</translation>
        </message>
        <message>
            <source>accepted</source>
            <translation>được chấp nhận</translation>
        </message>
        <message>
            <source>off</source>
            <translation>tắt</translation>
        </message>
        <message>
            <source>on</source>
            <translation>bật</translation>
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
            <translation>Khoảng thời gian của shard mà một GetRecords lướt qua; 0s: toàn bộ</translation>
        </message>
        <message>
            <source>API reference: may return an empty list although there is more; no figure</source>
            <translation>Tài liệu API: có thể trả về danh sách rỗng dù vẫn còn; không nêu con số</translation>
        </message>
        <message>
            <source>Five SplitShard, MergeShards and RegisterStreamConsumer a second: of whom</source>
            <translation>Năm SplitShard, MergeShards và RegisterStreamConsumer mỗi giây: tính cho ai</translation>
        </message>
        <message>
            <source>API reference: of an account; quotas page: of a stream</source>
            <translation>Tài liệu API: của một tài khoản; trang hạn mức: của một luồng</translation>
        </message>
        <message>
            <source>2,000 records a second of shared reads per shard</source>
            <translation>2.000 bản ghi mỗi giây cho việc đọc chung trên mỗi shard</translation>
        </message>
        <message>
            <source>quotas page of 2026-11 alone</source>
            <translation>chỉ có ở trang hạn mức 2026-11</translation>
        </message>
        <message>
            <source>Puts to a stream in DELETING</source>
            <translation>Ghi vào luồng đang DELETING</translation>
        </message>
        <message>
            <source>API reference: may still be accepted; kinesalite refuses them at once</source>
            <translation>Tài liệu API: có thể vẫn được nhận; kinesalite từ chối ngay</translation>
        </message>
        <message>
            <source>AT_TIMESTAMP of an instant to come</source>
            <translation>AT_TIMESTAMP của thời điểm chưa đến</translation>
        </message>
        <message>
            <source>API reference: refused; others return nothing until then</source>
            <translation>Tài liệu API: bị từ chối; nơi khác không trả về gì cho đến lúc đó</translation>
        </message>
        <message>
            <source>UpdateShardCount beyond its bounds</source>
            <translation>UpdateShardCount vượt giới hạn của nó</translation>
        </message>
        <message>
            <source>API reference: LimitExceededException; kinesis-mock: the other</source>
            <translation>Tài liệu API: LimitExceededException; kinesis-mock: loại kia</translation>
        </message>
        <message>
            <source>Merges of on-demand streams that need less than half of their shards for a day</source>
            <translation>Gộp shard của luồng on-demand cần chưa đến một nửa số shard suốt một ngày</translation>
        </message>
        <message>
            <source>developer guide: says how they grow, not whether they shrink</source>
            <translation>Hướng dẫn nhà phát triển: nói chúng tăng ra sao, không nói chúng có giảm không</translation>
        </message>
    </context>
    <context>
        <name>Sheet</name>
        <message>
            <source>Of this run alone; the profile has %1.</source>
            <translation>Chỉ của lần chạy này; hồ sơ có %1.</translation>
        </message>
    </context>
    <context>
        <name>shardscope::widgets::ShardPolicyBox</name>
        <message>
            <source>&amp;Waits for parent shards</source>
            <translation>Chờ các &amp;shard cha</translation>
        </message>
        <message>
            <source>waits for parent shards</source>
            <translation>chờ các shard cha</translation>
        </message>
        <message>
            <source>Block on parent, as the KCL and Lambda: a child is not read before its parents have been read to their end. Without it, newer records of a key can come before older ones.</source>
            <translation>Block on parent, như KCL và Lambda: shard con không được đọc trước khi các shard cha đã được đọc đến hết. Nếu không, bản ghi mới của một khóa có thể đến trước bản ghi cũ.</translation>
        </message>
        <message>
            <source>children: told by the parent's end</source>
            <translation>shard con: biết khi shard cha kết thúc</translation>
        </message>
        <message>
            <source>ListShards every </source>
            <translation>ListShards mỗi </translation>
        </message>
        <message>
            <source> s</source>
            <translation> s</translation>
        </message>
        <message>
            <source>Shard discovery</source>
            <translation>Tìm shard</translation>
        </message>
        <message>
            <source>How it finds children: by the ChildShards of a parent's last answer, or by ListShards now and then, as Flink's connectors do</source>
            <translation>Cách tìm shard con: nhờ ChildShards trong câu trả lời cuối của shard cha, hoặc thỉnh thoảng gọi ListShards như các connector của Flink</translation>
        </message>
        <message>
            <source>children: TRIM_HORIZON</source>
            <translation>shard con: TRIM_HORIZON</translation>
        </message>
        <message>
            <source>children: LATEST</source>
            <translation>shard con: LATEST</translation>
        </message>
        <message>
            <source>Where it begins in children</source>
            <translation>Bắt đầu từ đâu trong shard con</translation>
        </message>
        <message>
            <source>ShardIteratorType in a child shard. At LATEST, what was stored before it was opened is never read.</source>
            <translation>ShardIteratorType trong shard con. Với LATEST, những gì đã lưu trước khi mở sẽ không bao giờ được đọc.</translation>
        </message>
        <message>
            <source>renewed: AFTER_SEQUENCE_NUMBER</source>
            <translation>gia hạn: AFTER_SEQUENCE_NUMBER</translation>
        </message>
        <message>
            <source>renewed: LATEST</source>
            <translation>gia hạn: LATEST</translation>
        </message>
        <message>
            <source>Where it goes on after five minutes</source>
            <translation>Đọc tiếp từ đâu sau năm phút</translation>
        </message>
        <message>
            <source>Where the next subscription begins after one that has ended, and the next iterator after one that has expired. At LATEST, without a checkpoint, what had not come yet is never read.</source>
            <translation>Subscription tiếp theo bắt đầu từ đâu khi cái trước đã kết thúc, và iterator tiếp theo khi cái trước đã hết hạn. Với LATEST, không có checkpoint, những gì chưa đến sẽ không bao giờ được đọc.</translation>
        </message>
    </context>
    <context>
        <name>UserRecordsText</name>
        <message numerus="yes">
            <source>KPL: %Ln user record(s) in the latest %1 of its records</source>
            <translation>
                <numerusform>KPL: %Ln user record trong %1 bản ghi mới nhất của khóa này</numerusform>
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
            <translation>%1: %2</translation>
        </message>
    </context>
</TS>
