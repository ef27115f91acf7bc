#include "support/scenarios.h"

#include "base/check.h"
#include "clients/access_log.h"

#include <fstream>
#include <iterator>

namespace shardscope::support {

namespace {

using namespace world;
using base::Duration;

std::shared_ptr<const clients::Dataset> dataset(const std::string& name)
{
    auto read = clients::readAccessLog({name, accessLogText()}, "path");
    SHARD_CHECK(read.hasValue());
    return *read;
}

clients::RetryChoice unusualRetry() { return {7, Duration{50}, Duration{3'000}, false}; }

AddProducer unusualProducer(const std::string& name)
{
    AddProducer add;
    add.config.name = name;
    add.config.stream = "clicks";
    add.config.rate.knots = {{Duration{0}, 10}, {Duration{1'500}, 20}};
    add.config.keys.kind = clients::KeyChoice::Kind::Zipf;
    add.config.keys.count = 77;
    add.config.keys.prefix = "ü-";
    add.config.keys.exponentHundredths = 135;
    add.config.keys.ringFromPpm = 125'000;
    add.config.keys.ringToPpm = 875'001;
    add.config.keys.hot = {
        {"hot \"one\"", {{{Duration{0}, 250'000}}}}, {"two", {{{Duration{10}, 0}, {Duration{20}, 500'000}}}}};
    add.config.size = {clients::SizeChoice::Kind::Uniform, 321, 100, 999, 75};
    add.config.retry = unusualRetry();
    add.config.batch = 100;
    add.config.maxPending = 5'000;
    add.config.start = Duration{250};
    add.config.account = "111122223333";
    add.config.end = Duration{60'000};
    return add;
}

AddAgent unusualAgent(const std::string& name)
{
    AddAgent add;
    add.config.name = name;
    add.config.stream = "clicks";
    add.config.file = "access.log";
    add.dataset = dataset(add.config.file);
    add.config.digest = add.dataset->digest;
    add.config.keyField = "path";
    add.config.speedThousandths = 1'500;
    add.config.resend = clients::AgentConfig::Resend::Backoff;
    add.config.retry = unusualRetry();
    add.config.batch = 17;
    add.config.start = Duration{2'000};
    add.config.account = "111122223333";
    return add;
}

clients::ShardPolicy unusualPolicy()
{
    using Policy = clients::ShardPolicy;
    return {false, Duration{5'000}, Policy::Children::Latest, Policy::Renewal::Latest};
}

AddConsumer unusualConsumer(const std::string& name)
{
    using Config = clients::ConsumerConfig;
    return {Config{name, "clicks", Config::Kind::FanOut, Config::From::Latest, Duration{250}, 1'234, 500, true,
        Duration{3'000}, {7, true, true, Duration{90'000}, Duration{250}, Duration{4'000}}, "111122223333",
        unusualPolicy()}};
}

// One of every approach.
std::vector<AddAutoscaler> unusualAutoscalers(const std::string& name)
{
    using namespace operations;
    const CountBounds between{2, 64};
    const StepRule up{801, 2, Duration{90'000}, true, {{0, 10}, {105, 50}}};
    const StepRule down{205, 9, Duration{}, false, {{0, 1}, {100, 3}}};
    ScalingUtils utils;
    utils.region = "eu-west-1";
    utils.onPut = false;
    utils.checkInterval = Duration{300'000};
    utils.refreshMinutes = 5;
    utils.up = {80, 6, {3, 150}, 16, "arn:aws:sns:eu-west-1:123456789012:up"};
    utils.down = {20, 16, {1, 25}, 61, "arn:aws:sns:eu-west-1:123456789012:down"};
    const std::vector<ScalingApproach> approaches{
        TargetTracking{655, 2, 10, 805, Duration{60'000}, Duration{120'000}},
        StepScaling{up, down},
        DoublingAlarms{805, 3, 4, 75, 50, 55, Duration{600'000}},
        utils,
        IteratorAgeScaling{Duration{60'000}, 3, 25, Duration{5'000}, 30, 20, Duration{1'000}, MissingData::Breaching},
    };
    std::vector<AddAutoscaler> all;
    for (const ScalingApproach& approach : approaches)
        all.push_back({{name + " by " + std::string{approachName(approach)}, "clicks", between, approach}});
    return all;
}

streams::PutEntry entry(std::string key, std::optional<std::string> hash, std::string data)
{
    return {std::move(key), std::move(hash), std::make_shared<const std::string>(std::move(data))};
}

streams::CreateChannelRequest unusualChannel(const std::string& streamArn, const streams::Tags& tags)
{
    streams::CreateChannelRequest channel;
    channel.channelName = "to-s3";
    channel.serviceExecutionRoleArn = "arn:aws:iam::123456789012:role/delivery";
    channel.streamConfigurationList = {{streamArn, streams::RecordFormat::GsrJson, "schema"}};
    channel.s3Destination = {
        "bucket", "prefix/", "GZIP", "GLACIER_IR", 60, "123456789012", "dead-letters", "210987654321", "errors/"};
    channel.s3TablesDestination = {"table", "SNAPPY", "TIME_DAY", "dead-letters", 61, "at", "210987654321", "errors/"};
    channel.keyId = "key";
    channel.tags = tags;
    channel.logging = {true, "group", "stream"};
    return channel;
}

// As a stream of an account might be: uneven, with shards that have expired and one that is closed.
ScenarioStream listedStream()
{
    const base::HashKey half{base::U128{1} << 127};
    const base::HashKey cut{base::U128{1} << 126};
    const auto seconds = [](std::int64_t count) { return Duration{count * 1'000}; };
    ScenarioStream stream;
    stream.create = {"listed", 3, streams::CapacityMode::OnDemand, {{"team", "web"}}, 5, 2'048};
    stream.retention = std::chrono::hours{48};
    stream.createdBefore = seconds(1'000'000);
    stream.keyId = "alias/ours";
    stream.monitoring = 5;
    stream.distribution = streams::RecordDistribution::Auto;
    stream.shards = {{streams::ShardIndex{3}, {{0}, {half.value - 1}}, streams::ShardIndex{0}, streams::ShardIndex{1},
                         seconds(7'200), seconds(3'601)},
        {streams::ShardIndex{4}, {half, base::HashKey::max()}, streams::ShardIndex{0}, std::nullopt, seconds(7'200),
            {}},
        {streams::ShardIndex{7}, {{0}, {cut.value - 1}}, streams::ShardIndex{3}, std::nullopt, seconds(3'600), {}},
        {streams::ShardIndex{8}, {cut, {half.value - 1}}, streams::ShardIndex{3}, std::nullopt, seconds(3'600), {}}};
    stream.poison = {{streams::ShardIndex{7}, 2}};
    stream.home = {"111122223333", "eu-west-1"};
    stream.policy = R"({"Statement": []})";
    stream.consumers = {
        {"plain"}, {"shared", {{"team", "web"}}, Duration{3'000'000}, R"({"Statement": [], "Version": "2012-10-17"})"}};
    return stream;
}

}

std::vector<streams::FaultRule> unusualFaults(const std::string& name)
{
    using namespace streams;
    return {
        {.name = name + " \\ entries",
            .stream = "clicks",
            .operations = {streams::Action::PutRecords},
            .shardId = "shardId-000000000000",
            .partitionKey = "k",
            .caller = "web",
            .from = base::instantAt(Duration{1'000}),
            .until = base::instantAt(Duration{5'000}),
            .target = FaultTarget::Entries,
            .error = FaultError::ProvisionedThroughputExceeded,
            .sharePpm = 250'000,
            .burst = 3,
            .isEnabled = false},
        {.name = name + " fixed",
            .error = FaultError::None,
            .latency = {FaultLatency::Kind::Fixed, Duration{50}, Duration{}, 0}},
        {.name = name + " lognormal",
            .operations = {streams::Action::GetRecords, streams::Action::PutRecord},
            .error = FaultError::KmsThrottling,
            .latency = {FaultLatency::Kind::LogNormal, Duration{20}, Duration{400}, 0}},
        {.name = name + " bimodal",
            .error = FaultError::LimitExceeded,
            .latency = {FaultLatency::Kind::Bimodal, Duration{5}, Duration{2'000}, 125'000},
            .sharePpm = 0},
    };
}

std::vector<Command> everyCommand()
{
    using namespace streams;
    const std::string bytes{"\0\xff binary\n", 10};
    const std::string arn = "arn:aws:kinesis:us-east-1:123456789012:stream/clicks";
    const std::string consumerArn = arn + "/consumer/efo:1795132800";
    const Tags tags{{"cost", ""}, {"team", "web \\ shop"}};
    const base::Instant instant = base::instantAt(Duration{1'500});
    std::vector<world::Action> actions{
        CreateStreamRequest{"more", 3, CapacityMode::OnDemand, tags, 5, 2'048},
        DeleteStreamRequest{"more", true, arn},
        DescribeStreamSummaryRequest{"clicks", arn},
        ListShardsRequest{"clicks", "token", "shardId-000000000001", 10, instant,
            ShardFilter{ShardFilterType::AtTimestamp, "shardId-000000000000", instant}, arn},
        SplitShardRequest{"clicks", "shardId-000000000000", "170141183460469231731687303715884105728", arn},
        MergeShardsRequest{"clicks", "shardId-000000000001", "shardId-000000000002", arn},
        UpdateShardCountRequest{"clicks", 6, arn},
        RetentionPeriodRequest{"clicks", 48, true, arn},
        RetentionPeriodRequest{"clicks", 24, false, arn},
        RegisterStreamConsumerRequest{"clicks", "efo", arn, tags},
        DeregisterStreamConsumerRequest{"clicks", "efo", arn, consumerArn},
        PutRecordRequest{"clicks", entry("k", "12345", bytes), "49", arn, true},
        PutRecordsRequest{"clicks", {entry("k", "12345", bytes), entry("l", std::nullopt, "")}, arn, true},
        GetShardIteratorRequest{"clicks", "shardId-000000000000", IteratorType::AtTimestamp, "49",
            base::instantAt(Duration{-1'500}), arn, true},
        GetRecordsRequest{"iterator", 25, arn, true},
        unusualProducer("late producer"),
        unusualAgent("late agent"),
        unusualConsumer("late consumer"),
        RemoveClient{"web"},
        SetProducerRate{"web", {{{Duration{0}, 100}, {Duration{5}, 200}}}},
        SetHotShare{"web", 1, {{{Duration{0}, 1}, {Duration{5}, 2}}}},
        SetConsumerProcessing{"efo", 250, true},
        SetConsumerKind{"late consumer", clients::ConsumerConfig::Kind::FanOut},
        MoveBookmark{
            "efo", {"shardId-000000000000", IteratorType::AtTimestamp, "49", base::instantAt(Duration{1'500})}},
        StartReshardPlan{{"level plan 1", "clicks",
            {{clients::ReshardPlanStep::Kind::Split, base::HashKey{12'345}},
                {clients::ReshardPlanStep::Kind::Merge, base::HashKey::max()}}}},
        PoisonRecordRequest{"clicks", "shardId-000000000000", "49", 41, "k"},
        HealRecordRequest{"clicks", "shardId-000000000000", 41},
        SetConsumerFailurePolicy{"efo", {0, true, true, Duration{60'000}, Duration{500}, Duration{500}}},
        SetConsumerShardPolicy{"efo", unusualPolicy()},
        DescribeStreamRequest{"clicks", 2, "shardId-000000000000", arn},
        ListStreamsRequest{5, "a", "token"},
        DescribeLimitsRequest{},
        DescribeStreamConsumerRequest{arn, "efo", consumerArn},
        ListStreamConsumersRequest{arn, "token", 7, instant},
        AddTagsToStreamRequest{"clicks", tags, arn},
        RemoveTagsFromStreamRequest{"clicks", {"team", "cost"}, arn},
        ListTagsForStreamRequest{"clicks", "cost", 3, arn},
        TagResourceRequest{arn, tags},
        UntagResourceRequest{consumerArn, {"team"}},
        ListTagsForResourceRequest{consumerArn},
        PutResourcePolicyRequest{arn, "{}"},
        GetResourcePolicyRequest{arn},
        DeleteResourcePolicyRequest{arn},
        EnhancedMonitoringRequest{"clicks", {"IncomingBytes", "ALL"}, true, arn},
        EnhancedMonitoringRequest{"clicks", {"IncomingBytes"}, false, arn},
        StreamEncryptionRequest{"clicks", EncryptionType::None, "alias/aws/kinesis", true, arn},
        StreamEncryptionRequest{"clicks", EncryptionType::None, "alias/aws/kinesis", false, arn},
        UpdateStreamModeRequest{arn, CapacityMode::OnDemand, 8},
        UpdateStreamWarmThroughputRequest{"clicks", 12, arn},
        UpdateMaxRecordSizeRequest{arn, 4'096},
        UpdateStreamRecordDistributionStrategyRequest{arn, RecordDistribution::Auto},
        DescribeAccountSettingsRequest{},
        UpdateAccountSettingsRequest{CommitmentStatus::Disabled},
        unusualChannel(arn, tags),
        DescribeChannelRequest{"channel"},
        ListChannelsRequest{{{arn, instant}}, 3, "token"},
        DeleteChannelRequest{"channel"},
        UpdateChannelRequest{"channel", 60, ChannelLogging{true, "group", "stream"}, true, true},
        SubscribeToShardRequest{consumerArn, "shardId-000000000000", {IteratorType::AtTimestamp, "49", instant}, true},
        SetKeyStateRequest{"alias/orders", KeyState::PendingDeletion},
        SetKeyAccessRequest{"alias/orders", "efo", false, false},
        SetAccessRequest{"efo", "GetRecords", false},
        ClearFaultRequest{"late fixed"},
        NoteDelivery{{{SubscriptionId{3}, 41, true}, {SubscriptionId{4}, 0, false}}},
    };
    for (FaultRule& rule : unusualFaults("late"))
        actions.emplace_back(SetFaultRequest{std::move(rule)});
    for (AddAutoscaler& add : unusualAutoscalers("late"))
        actions.emplace_back(std::move(add));
    std::vector<Command> commands;
    for (world::Action& action : actions)
        commands.push_back({"somebody", std::move(action), true, {"111122223333", "eu-west-1"}});
    return commands;
}

Scenario unusualScenario()
{
    Scenario scenario;
    scenario.name = "Unusual";
    scenario.description = "Nothing is as usual \\ here.";
    scenario.settings.seed = ~std::uint64_t{0};
    scenario.settings.recordBudget = 1'000;
    scenario.settings.outsideBudget = 5'000'000;
    streams::ServiceSettings& service = scenario.settings.service;
    service.profile = streams::Profile::Classic;
    service.throttle = streams::ThrottleMode::Window;
    service.areLimitsOn = false;
    service.reshardRates = streams::RateScope::Stream;
    service.areReadRecordsLimited = true;
    service.takesPutsWhileDeleting = true;
    service.takesFutureTimestamps = true;
    service.shardCountRefusal = streams::Exception::InvalidArgument;
    service.scanBudget = Duration{600'000};
    service.scalesOnDemandIn = true;
    service.timings = {Duration{1}, Duration{2}, Duration{3}, Duration{4}, Duration{5}, Duration{6}, Duration{7},
        Duration{8}, Duration{9}, Duration{10}, Duration{11}, Duration{12}};
    service.epochSecond = 951'827'696;
    service.region = "eu-central-1";
    service.account = "210987654321";
    std::int64_t granted = 700;
    for (const streams::QuotaRow& row : streams::quotaTable())
        if (row.elsewhere)
            service.quotas.push_back({row.name, granted++, {{"eu-central-1", granted++}, {"us-east-1", granted++}},
                "the console", "2025-06-30"});
        else if (streams::mostForAccount(row.name))
            service.quotas.push_back({row.name, granted++});
        else
            service.quotas.push_back({row.name, row.current, {}, "quotas page", "2026-10"});
    scenario.length = Duration{90'500};
    scenario.access = {{"somebody", streams::SetKeyStateRequest{"alias/other", streams::KeyState::Disabled}, true,
                           {"111122223333", "eu-west-1"}},
        {"somebody", streams::SetKeyAccessRequest{"alias/other", "live", false, false}, true,
            {"111122223333", "eu-west-1"}},
        {"somebody", streams::SetAccessRequest{"web", "*", false}, true, {"111122223333", "eu-west-1"}}};
    scenario.streams = {
        {{"clicks", 4}, Duration{std::chrono::hours{48}}, {{streams::ShardIndex{1}, 0}, {streams::ShardIndex{3}, 499}}},
        {{"other", 1}, Duration{86'400'001}}, listedStream()};
    scenario.clients = {{"scenario", unusualProducer("web")}, {"scenario", unusualAgent("replay")},
        {"scenario", unusualConsumer("live")}};
    scenario.faults = unusualFaults("early");
    for (AddAutoscaler& add : unusualAutoscalers("scaler"))
        scenario.clients.push_back({"scenario", std::move(add)});
    Duration at{500};
    for (Command& command : everyCommand()) {
        scenario.events.push_back({base::instantAt(at), std::move(command)});
        at += Duration{500};
    }
    return scenario;
}

std::string accessLogText()
{
    std::string text;
    for (int i = 0; i < 20; ++i)
        text += "10.0.0." + std::to_string(i % 7) + " - - [17/May/2015:10:05:" + std::to_string(59 - i)
            + " +0000] \"GET /page" + std::to_string(i % 3) + " HTTP/1.1\" 200 1234 \"-\" \"-\"\n";
    return text;
}

FileReader readerOfAccessLog()
{
    return [](const std::string&) { return base::Result<std::string>{accessLogText()}; };
}

std::shared_ptr<const std::string> fileText(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return nullptr;
    return std::make_shared<const std::string>(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

}
