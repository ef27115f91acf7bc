#include "widgets/error_text.h"
#include "widgets/format.h"
#include "widgets/panels/notice.h"
#include "widgets/shard_count_text.h"
#include "widgets/speed_scale.h"

#include <QLabel>
#include <QLocale>

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

using namespace shardscope;
using namespace shardscope::widgets;

namespace {

class Format : public testing::Test {
protected:
    void SetUp() override { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void TearDown() override { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
};

// As it reads; that nothing of it parts is a test of its own.
std::string text(const QString& words) { return format::plain(words).toStdString(); }

}

TEST_F(Format, WritesCountsWithGroups)
{
    EXPECT_EQ(text(format::count(12'480)), "12,480");
    EXPECT_EQ(text(format::shortCount(99'999)), "99,999");
    EXPECT_EQ(text(format::shortCount(128'400)), "128 k");
    EXPECT_EQ(text(format::shortCount(999'600)), "1.0 M");
    EXPECT_EQ(text(format::shortCount(3'420'000)), "3.4 M");
}

TEST_F(Format, SaysWhichMegabyte)
{
    EXPECT_EQ(text(format::byteRate(370'000)), "0.37 MB/s");
    EXPECT_EQ(text(format::byteRate(85'200)), "85.2 kB/s");
    EXPECT_EQ(text(format::byteRate(640)), "640 B/s");
    EXPECT_EQ(text(format::mebibyteRate(1'048'576)), "1.00 MiB/s");
    EXPECT_EQ(text(format::byteCount(4'200'000)), "4.20 MB");
    EXPECT_EQ(text(format::byteCount(130'000)), "130 kB");
    EXPECT_EQ(text(format::byteRate(130'000)), "0.13 MB/s");
}

TEST_F(Format, CountsMemoryByPowersOfTwo)
{
    EXPECT_EQ(text(format::memory(std::uint64_t{2} << 30)), "2 GiB");
    EXPECT_EQ(text(format::memory(1'572'864)), "1.50 MiB");
    EXPECT_EQ(text(format::memory(65'536)), "64 KiB");
    EXPECT_EQ(text(format::memory(1'023)), "1,023 B");
    EXPECT_EQ(text(format::memory(std::uint64_t{4} << 40)), "4,096 GiB");
}

TEST_F(Format, NeverRoundsUpToTheNextUnit)
{
    EXPECT_EQ(text(format::byteRate(999.9)), "1.00 kB/s");
    EXPECT_EQ(text(format::byteRate(999'999'999)), "1.00 GB/s");
}

TEST_F(Format, GivesSmallSharesADecimal)
{
    EXPECT_EQ(text(format::percent(145.2)), "145 %");
    EXPECT_EQ(text(format::percent(0.42)), "0.4 %");
    EXPECT_EQ(text(format::percent(0)), "0 %");
    EXPECT_EQ(text(format::recordRate(0.25)), "0.3 records/s");
    EXPECT_EQ(text(format::recordRate(520)), "520 records/s");
    EXPECT_EQ(text(format::callRate(0)), "0 calls/s");
    EXPECT_EQ(text(format::callRate(0.25)), "0.3 calls/s");
    EXPECT_EQ(text(format::callRate(12.4)), "12 calls/s");
}

TEST_F(Format, WritesDurationsInTheirTwoLeadingParts)
{
    const auto of = [](std::int64_t ms) { return text(format::duration(base::Duration{ms})); };
    EXPECT_EQ(of(70), "70 ms");
    EXPECT_EQ(of(1'140), "1.1 s");
    EXPECT_EQ(of(12'999), "12 s");
    EXPECT_EQ(of(192'000), "3 m 12 s");
    EXPECT_EQ(of(180'000), "3 m");
    EXPECT_EQ(of(74'820'000), "20 h 47 m");
    EXPECT_EQ(of(86'400'000 * 6 + 3'600'000 * 3), "6 d 3 h");
}

TEST_F(Format, NeverPartsANumberFromItsUnit)
{
    for (const QString& words : {format::shortCount(128'400), format::recordRate(520), format::byteRate(370'000),
             format::mebibyteRate(1'048'576), format::byteCount(130'000), format::percent(145),
             format::duration(base::Duration{70}), format::duration(base::Duration{192'000}),
             format::duration(base::Duration{74'820'000})}) {
        EXPECT_FALSE(words.contains(QLatin1Char(' '))) << text(words);
        EXPECT_TRUE(words.contains(QChar(0x00a0))) << text(words);
        EXPECT_EQ(words.count(QLatin1Char('/')), words.count(QStringLiteral("/\u2060"))) << text(words);
    }
    EXPECT_TRUE(format::ringPosition(base::HashKey{}).startsWith(QStringLiteral("0.00\u00a0% of")));
}

TEST_F(Format, WritesClocks)
{
    EXPECT_EQ(text(format::clock(base::instantAt(base::Duration{872'500}))), "00:14:32.500");
    EXPECT_EQ(text(format::clockSeconds(base::instantAt(base::Duration{872'500}))), "00:14:32");
    EXPECT_EQ(text(format::clockSeconds(base::instantAt(base::Duration{3'600'000'000}))), "1000:00:00");
}

TEST_F(Format, WritesSpeeds)
{
    EXPECT_EQ(text(format::speed(60'000)), "\u00d760");
    EXPECT_EQ(text(format::speed(100)), "\u00d70.1");
    EXPECT_EQ(text(format::speed(1'000)), "\u00d71");
    EXPECT_EQ(text(format::speed(1'500)), "\u00d71.5");
    EXPECT_EQ(text(format::speed(10'000'000)), "\u00d710,000");
    EXPECT_EQ(text(format::speed(0)), "max");
}

TEST_F(Format, FollowsTheLocale)
{
    QLocale::setDefault(QLocale(QLocale::Vietnamese));
    EXPECT_EQ(text(format::count(12'480)), "12.480");
    EXPECT_EQ(text(format::byteRate(370'000)), "0,37 MB/s");
    EXPECT_EQ(text(format::speed(100)), "\u00d70,1");
}

TEST_F(Format, GroupsHashKeys)
{
    EXPECT_EQ(text(format::hashKey(base::HashKey{1'234'567})), "1\u2009234\u2009567");
    EXPECT_EQ(text(format::ringPosition(base::HashKey{base::U128{1} << 127})), "50.00 % of the ring");
    EXPECT_EQ(text(format::fingerprint(0x7f3a0c9122be4d10)), "7f3a 0c91 22be 4d10");
}

TEST_F(Format, EveryRefusalIsExplained)
{
    for (int reason = 1; reason <= int(streams::Reason::TooManyConsumersCreating); ++reason) {
        const ErrorText words = errorText(streams::Reason(reason));
        EXPECT_FALSE(words.sentence.isEmpty()) << reason;
        EXPECT_FALSE(words.remedy.isEmpty()) << reason;
    }
    EXPECT_EQ(text(verbatim({streams::Exception::ResourceInUse, streams::Reason::StreamNotActive, "Stream is busy."})),
        "ResourceInUseException: Stream is busy.");
}

TEST_F(Format, ARefusalNamesTheRuleAndItsDate)
{
    using streams::Reason;
    EXPECT_EQ(text(ruleText(Reason::TooManyRecords, {})),
        "Rule: PutRecords call, records (Kinesis Data Streams API reference, 2026-11).");
    EXPECT_EQ(text(ruleText(Reason::CallTooLarge, {})),
        "Rule: PutRecords call, bytes (Kinesis Data Streams API reference, 2026-11).");
    EXPECT_TRUE(text(ruleText(Reason::RecordTooLarge, {})).starts_with("Rule: Record, data + partition key ("));
    EXPECT_TRUE(text(ruleText(Reason::TooManyCreating, {})).starts_with("Rule: Streams CREATING at once ("));
    EXPECT_TRUE(text(ruleText(Reason::TooManyConsumersCreating, {})).starts_with("Rule: Consumers CREATING at once ("));
    EXPECT_TRUE(
        text(ruleText(Reason::WarmThroughputQuota, {})).starts_with("Rule: Write of an on-demand stream, at most;"));
    EXPECT_EQ(text(ruleText(Reason::StreamNotActive, {})), "");
    streams::ServiceSettings settings;
    settings.profile = streams::Profile::Classic;
    EXPECT_EQ(text(ruleText(Reason::CallTooLarge, settings)),
        "Rule: PutRecords call, bytes (Kinesis Data Streams API reference, 2023).");
    settings.quotas = {{streams::QuotaName::PutRecordsMaxRecords, 100, {}, "an old page", "2019"},
        {streams::QuotaName::PutRecordsMaxBytes, 1'048'576}};
    EXPECT_EQ(text(ruleText(Reason::TooManyRecords, streams::Action::PutRecords, settings)),
        "Rule: PutRecords call, records (an old page, 2019).");
    EXPECT_EQ(text(ruleText(Reason::CallTooLarge, streams::Action::PutRecords, settings)),
        "Rule: PutRecords call, bytes (of this account, as the scenario says).");
    settings.quotas[1].source = "a support case";
    EXPECT_EQ(text(ruleText(Reason::CallTooLarge, settings)), "Rule: PutRecords call, bytes (a support case).");
}

TEST_F(Format, ANoticeNamesTheRuleAsTheRunHasIt)
{
    streams::ServiceSettings settings;
    settings.quotas = {{streams::QuotaName::PutRecordsMaxRecords, 100, {}, "an old page", "2019"}};
    Notice notice{nullptr};
    notice.showRefusal({streams::Exception::InvalidArgument, streams::Reason::TooManyRecords, "Too many."}, settings);
    const std::string said = text(notice.findChild<QLabel*>()->text());
    EXPECT_NE(said.find("Rule: PutRecords call, records (an old page, 2019)."), std::string::npos) << said;
}

TEST_F(Format, ARefusalThatTwoRulesMayStandForNamesBoth)
{
    using streams::Reason;
    const std::string reads = "Rule: GetRecords calls per shard (Kinesis Data Streams API reference, 2026-11). "
                              "Rule: Shared read per shard (Kinesis Data Streams API reference, 2026-11).";
    EXPECT_EQ(text(ruleText(Reason::ReadThrottled, {})), reads);
    EXPECT_EQ(text(ruleText(Reason::ReadThrottled, streams::Action::GetRecords, {})), reads);
    EXPECT_EQ(text(ruleText(Reason::ReadThrottled, streams::Action::GetShardIterator, {})),
        "Rule: GetShardIterator calls per shard (Kinesis Data Streams API reference, 2026-11).");
    EXPECT_EQ(text(ruleText(Reason::CountOutOfBounds, {})),
        "Rule: UpdateShardCount, from half to double the open shards (Kinesis Data Streams API reference, 2026-11). "
        "Rule: UpdateShardCount, target (Kinesis Data Streams API reference, 2026-11).");
}

TEST_F(Format, OnDemandAThrottledCallHasAnotherRemedy)
{
    using streams::CapacityMode;
    using streams::Reason;
    for (const Reason reason : {Reason::RecordsThrottled, Reason::BytesThrottled, Reason::ReadThrottled}) {
        const ErrorText plain = errorText(reason);
        const ErrorText provisioned = errorText(reason, CapacityMode::Provisioned);
        const ErrorText onDemand = errorText(reason, CapacityMode::OnDemand);
        EXPECT_EQ(provisioned.remedy, plain.remedy);
        EXPECT_TRUE(plain.remedy.contains(QStringLiteral("plit the shard,")));
        EXPECT_EQ(onDemand.sentence, plain.sentence);
        EXPECT_NE(onDemand.remedy, plain.remedy);
    }
    EXPECT_EQ(errorText(Reason::KeyDisabled, CapacityMode::OnDemand).remedy, errorText(Reason::KeyDisabled).remedy);
}

TEST_F(Format, CountsDownToTheNextChangeOfTheShardCount)
{
    struct Row {
        std::int64_t used;
        std::int64_t leftMs;
        std::string words;
    };
    for (const Row& row : {Row{0, 0, "0 of 10 calls used in the last 24 hours."},
             Row{3, 65'001, "3 of 10 calls used in the last 24 hours. The oldest of them stops counting in 1 m 6 s."},
             Row{10, 3'600'000, "10 of 10 calls used in the last 24 hours. The next can be made in 1 h."},
             Row{10, 1, "10 of 10 calls used in the last 24 hours. The next can be made in 1.0 s."}}) {
        world::ScalePreview preview;
        preview.callsUsed = row.used;
        preview.callsADay = 10;
        preview.oldestCallEnds = base::Duration{row.leftMs};
        EXPECT_EQ(text(shardCountAllowance(preview)), row.words);
    }
}

TEST_F(Format, ARefusedShardCountNamesTheRule)
{
    world::ScalePreview preview;
    preview.refusal =
        streams::Refusal{streams::Exception::LimitExceeded, streams::Reason::TooManyUpdatesToday, "too often"};
    const QStringList lines = shardCountLines(preview, {});
    ASSERT_EQ(lines.size(), 3);
    EXPECT_EQ(text(lines.last()),
        "Rule: UpdateShardCount per rolling 24 h (Kinesis Data Streams API reference, 2026-11).");
    streams::ServiceSettings settings;
    settings.quotas = {{streams::QuotaName::UpdateShardCountPerDay, 2, {}, {}, "2017"}};
    EXPECT_EQ(text(shardCountLines(preview, settings).last()),
        "Rule: UpdateShardCount per rolling 24 h (as the scenario says, 2017).");
    preview.refusal->reason = streams::Reason::StreamNotActive;
    EXPECT_EQ(shardCountLines(preview, {}).size(), 2) << "no quota";
}

TEST(SpeedScale, GoesThroughAllSteps)
{
    std::int64_t speed = 100;
    int steps = 0;
    for (; speed != 0 && steps < 100; ++steps) {
        const std::int64_t next = speed_scale::faster(speed);
        EXPECT_TRUE(next == 0 || next > speed);
        EXPECT_EQ(speed_scale::slower(next), speed);
        speed = next;
    }
    EXPECT_EQ(steps, 17);
    EXPECT_EQ(speed_scale::faster(0), 0);
    EXPECT_EQ(speed_scale::slower(1), 1);
}

TEST(SpeedScale, SliderAndSpeedAgree)
{
    for (const std::int64_t speed : {100, 500, 1'000, 2'000, 60'000, 3'600'000, 10'000'000, 0})
        EXPECT_EQ(speed_scale::perMilleAt(speed_scale::position(speed)), speed);
    EXPECT_EQ(speed_scale::perMilleAt(speed_scale::kMax), 0);
    EXPECT_EQ(speed_scale::perMilleAt(speed_scale::kLastFactor), 10'000'000);
}
