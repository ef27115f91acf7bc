// The doors of tags and resource policies, row by row: bounds, ARNs, states.
#include "streams/operation_cases.h"

#include <functional>
#include <utility>
#include <vector>

namespace shardscope::streams {
namespace {

using std::chrono::seconds;

const std::string kConsumerArn = kArn + "/consumer/app:1795132800";

void registered(ServiceByHand& hand)
{
    hand.addStream("clicks", 1);
    ASSERT_EQ(outcome(hand.call(RegisterStreamConsumerRequest{"clicks", "app"})), "ok");
    hand.advanceBy(seconds{10});
}
void sharedConsumer(ServiceByHand& hand)
{
    registered(hand);
    ASSERT_EQ(outcome(hand.call(PutResourcePolicyRequest{kConsumerArn, "{}"})), "ok");
}
void sharedStream(ServiceByHand& hand)
{
    hand.addStream("clicks", 1);
    ASSERT_EQ(outcome(hand.call(PutResourcePolicyRequest{kArn, "{}"})), "ok");
}
void sharedStreamUpdating(ServiceByHand& hand)
{
    sharedStream(hand);
    ASSERT_EQ(outcome(hand.call(SplitShardRequest{"clicks", "shardId-000000000000", "2"})), "ok");
}
void sharedStreamDeleting(ServiceByHand& hand)
{
    sharedStream(hand);
    ASSERT_EQ(outcome(hand.call(DeleteStreamRequest{"clicks"})), "ok");
}
Before deregistering(Before before)
{
    return [before = std::move(before)](ServiceByHand& hand) {
        before(hand);
        ASSERT_EQ(outcome(hand.call(DeregisterStreamConsumerRequest{"clicks", "app"})), "ok");
    };
}
void deregistered(ServiceByHand& hand)
{
    deregistering(registered)(hand);
    hand.advanceBy(seconds{10});
}

std::vector<std::string> keys(int count)
{
    std::vector<std::string> list;
    for (int i = 0; i < count; ++i)
        list.push_back("key-" + std::to_string(100 + i));
    return list;
}

Tags numbered(int count)
{
    Tags tags;
    for (const std::string& key : keys(count))
        tags[key] = "value";
    return tags;
}

std::string text(const std::vector<std::string>& list)
{
    std::string shown;
    for (const std::string& item : list)
        shown += (shown.empty() ? "" : ", ") + item;
    return shown;
}

std::string text(const Tags& tags)
{
    std::vector<std::string> list;
    for (const auto& [key, value] : tags)
        list.push_back(key + "=" + value);
    return text(list);
}

std::string failure(const std::string& value, const std::string& path, const std::string& constraint)
{
    return "Value " + value + " at '" + path + "' failed to satisfy constraint: " + constraint;
}
std::string one(const std::string& failure) { return "ValidationException: 1 validation error detected: " + failure; }
std::string ofTags(const Tags& tags, const std::string& constraint)
{
    return failure("'{" + text(tags) + "}'", "tags", constraint);
}
std::string ofKeys(const std::vector<std::string>& list, const std::string& constraint)
{
    return one(failure("'[" + text(list) + "]'", "tagKeys", constraint));
}

const std::string kLong(129, 'k');
const std::string kLonger(257, 'v');
const std::string kLongest(128, 'k');
const std::string kLargest(256, 'v');
const std::string kKeyLength =
    "[Member must have length less than or equal to 128, Member must have length greater than or equal to 1]";
const std::string kKeys = "Map keys must satisfy constraint: " + kKeyLength;
const std::string kValues =
    "Map value must satisfy constraint: [Member must have length less than or equal to 256, Member must have length "
    "greater than or equal to 0]";

const std::string kNoTags = one(ofTags({}, "Member must have length greater than or equal to 1"));
const std::string kManyTags = one(ofTags(numbered(201), "Member must have length less than or equal to 200"));
const std::string kEmptyKey = one(ofTags({{"", "web"}}, kKeys));
const std::string kLongKey = one(ofTags({{kLong, "web"}}, kKeys));
const std::string kLongValue = one(ofTags({{"team", kLonger}}, kValues));
const std::string kBoth = "ValidationException: 2 validation errors detected: " + ofTags({{"", kLonger}}, kKeys) + "; "
    + ofTags({{"", kLonger}}, kValues);

const std::string kNoKeys = ofKeys({}, "Member must have length greater than or equal to 1");
const std::string kManyKeys = ofKeys(keys(51), "Member must have length less than or equal to 50");
const std::string kEmptyTagKey = ofKeys({""}, "Member must satisfy constraint: " + kKeyLength);
const std::string kLongTagKey = ofKeys({"team", kLong}, "Member must satisfy constraint: " + kKeyLength);

constexpr const char* kBadCharacters =
    "InvalidArgumentException: Some tags contain invalid characters. Valid characters: Unicode letters, digits, white "
    "space, _ . / = + - % @.";
constexpr const char* kPercent =
    "InvalidArgumentException: Failed to add tags to stream clicks under account 123456789012 because some tags "
    "contained illegal characters. The allowed characters are Unicode letters, white-spaces, "
    "'_',',','/','=','+','-','@'.";
constexpr const char* kTooMany =
    "InvalidArgumentException: Failed to add tags to stream clicks under account 123456789012 because a given stream "
    "cannot have more than 10 tags associated with it.";
constexpr const char* kReserved =
    "InvalidArgumentException: Failed to add tags to stream clicks under account 123456789012 because keys that begin "
    "with aws: are reserved.";
constexpr const char* kNoConsumer = "ResourceNotFoundException: Consumer app, account 123456789012 not found.";
constexpr const char* kConsumerNotActive =
    "ResourceInUseException: Consumer app with creation timestamp 1795132800 under stream: clicks , account "
    "123456789012 is not in ACTIVE status.";
constexpr const char* kBadStreamArn =
    "ValidationException: 1 validation error detected: Value 'clicks' at 'streamARN' failed to satisfy constraint: "
    "Member must satisfy regular expression pattern: arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+";
constexpr const char* kNotTheSame =
    "InvalidArgumentException: StreamName views and StreamARN arn:aws:kinesis:us-east-1:123456789012:stream/clicks do "
    "not name the same stream.";

// --- What an ARN names, for every operation that takes one ---------------------------------

struct ByArn {
    const char* operation;
    std::function<std::string(ServiceByHand&, const std::string&)> call;
};

const ByArn kByArn[] = {
    {"TagResource",
        [](ServiceByHand& hand, const std::string& arn) {
            return outcome(hand.call(TagResourceRequest{arn, {{"team", "web"}}}));
        }},
    {"UntagResource",
        [](ServiceByHand& hand, const std::string& arn) {
            return outcome(hand.call(UntagResourceRequest{arn, {"team"}}));
        }},
    {"ListTagsForResource",
        [](ServiceByHand& hand, const std::string& arn) {
            return outcome(hand.call(ListTagsForResourceRequest{arn}));
        }},
    {"PutResourcePolicy",
        [](ServiceByHand& hand, const std::string& arn) {
            return outcome(hand.call(PutResourcePolicyRequest{arn, "{}"}));
        }},
    {"GetResourcePolicy",
        [](ServiceByHand& hand, const std::string& arn) { return outcome(hand.call(GetResourcePolicyRequest{arn})); }},
    {"DeleteResourcePolicy",
        [](ServiceByHand& hand, const std::string& arn) {
            return outcome(hand.call(DeleteResourcePolicyRequest{arn}));
        }},
};

struct ArnCase {
    const char* what;
    Before before;
    std::string arn;
    std::string outcome;
};

std::string badArn(const std::string& arn)
{
    return one(failure("'" + arn + "'", "resourceARN",
        R"(Member must satisfy regular expression pattern: arn:aws.*:kinesis:.*:\d{12}:.*stream/\S+)"));
}
const std::string kHere = "arn:aws:kinesis:us-east-1:123456789012:";
std::string arnOf(std::size_t characters)
{
    return kHere + "stream/" + std::string(characters - kHere.size() - 7, 'x');
}
const std::string kLongArn = arnOf(2'049);

const ArnCase kArns[] = {
    // what | before | ARN | outcome
    {"none", shards(1), "", one(failure("null", "resourceARN", "Member must not be null"))},
    {"a name", shards(1), "clicks", badArn("clicks")},
    {"of another service", shards(1), "arn:aws:sqs:us-east-1:123456789012:stream/clicks",
        badArn("arn:aws:sqs:us-east-1:123456789012:stream/clicks")},
    {"of an account that is none", shards(1), "arn:aws:kinesis:us-east-1:1234:stream/clicks",
        badArn("arn:aws:kinesis:us-east-1:1234:stream/clicks")},
    {"of a stream without a name", shards(1), kHere + "stream/", badArn(kHere + "stream/")},
    {"with a space", shards(1), kHere + "stream/a b", badArn(kHere + "stream/a b")},
    {"of a channel", onDemand, kHere + "channel/0123456789abcdef", badArn(kHere + "channel/0123456789abcdef")},
    {"of 2,048 characters", nothing, arnOf(2'048),
        "ResourceNotFoundException: Stream " + std::string(2'048 - 46, 'x') + " under account 123456789012 not found."},
    {"of 2,049 characters", nothing, kLongArn,
        one(failure("'" + kLongArn + "'", "resourceARN", "Member must have length less than or equal to 2048"))},
    {"no stream", nothing, kArn, kNotFound},
    {"a stream that is gone", gone, kArn, kNotFound},
    {"a stream of another account", shards(1), "arn:aws:kinesis:us-east-1:111122223333:stream/clicks",
        "ResourceNotFoundException: Stream clicks under account 111122223333 not found."},
    {"a stream of another region", shards(1), "arn:aws:kinesis:eu-west-1:123456789012:stream/clicks", kNotFound},
    {"a consumer of no stream", nothing, kConsumerArn, kNoConsumer},
    {"no consumer", shards(1), kConsumerArn, kNoConsumer},
    {"a consumer of another second", registered, kArn + "/consumer/app:1795132801", kNoConsumer},
    {"a consumer that is gone", deregistered, kConsumerArn, kNoConsumer},
};

TEST(ResourceArns, AreReadAlikeByEveryOperation)
{
    for (const ByArn& by : kByArn)
        for (const ArnCase& row : kArns) {
            SCOPED_TRACE(std::string{by.operation} + ": " + row.what);
            ServiceByHand hand;
            row.before(hand);
            EXPECT_EQ(by.call(hand, row.arn), row.outcome);
        }
}

// Which comes first is not known.
TEST(ResourceArns, FailTogetherWithTheOtherFields)
{
    ServiceByHand hand;
    const std::string two = "ValidationException: 2 validation errors detected: ";
    const auto start = [&](const std::string& outcome) { return outcome.substr(0, two.size()); };
    EXPECT_EQ(start(outcome(hand.call(TagResourceRequest{"", {}}))), two);
    EXPECT_EQ(start(outcome(hand.call(TagResourceRequest{"clicks", {{"", "web"}}}))), two);
    EXPECT_EQ(start(outcome(hand.call(UntagResourceRequest{"", {}}))), two);
    EXPECT_EQ(start(outcome(hand.call(UntagResourceRequest{"clicks", {kLong}}))), two);
    EXPECT_EQ(start(outcome(hand.call(PutResourcePolicyRequest{"", ""}))), two);
}

// --- Tags -----------------------------------------------------------------------------------

const Case<AddTagsToStreamRequest> kAdd[] = {
    // what | before | request | outcome
    {"by its ARN", shards(1), {"", {{"team", "web"}}, kArn}, "ok"},
    {"by what is no ARN", shards(1), {"", {{"team", "web"}}, "clicks"}, kBadStreamArn},
    {"by two that differ", shards(1), {"views", {{"team", "web"}}, kArn}, kNotTheSame},
    {"of a stream that is gone", gone, {"clicks", {{"team", "web"}}}, kNotFound},
    {"200 are let through and are too many", shards(1), {"clicks", numbered(200)}, kTooMany},
    {"201", shards(1), {"clicks", numbered(201)}, kManyTags.c_str()},
    {"201 to no stream", nothing, {"clicks", numbered(201)}, kManyTags.c_str()},
    {"a key of 129", shards(1), {"clicks", {{kLong, "web"}}}, kLongKey.c_str()},
    {"a value of 257", shards(1), {"clicks", {{"team", kLonger}}}, kLongValue.c_str()},
    {"an empty key with a value of 257", shards(1), {"clicks", {{"", kLonger}}}, kBoth.c_str()},
    {"bad characters in a key", shards(1), {"clicks", {{"te*m", "web"}}}, kBadCharacters},
    {"a percent sign in a key", shards(1), {"clicks", {{"50%", "web"}}}, kPercent},
    {"both kinds of bad characters", shards(1), {"clicks", {{"50%", "web"}, {"team", "a*b"}}}, kBadCharacters},
};

TEST(AddTagsToStream, KeepsItsBounds) { expectOutcomes(kAdd); }

const Case<TagResourceRequest> kTagResource[] = {
    // what | before | request | outcome
    {"while it is resharded", updating, {kArn, {{"team", "web"}}}, "ok"},
    {"while it is deleted", deleting, {kArn, {{"team", "web"}}}, kDeleting},
    {"none", shards(1), {kArn, {}}, kNoTags.c_str()},
    {"fifty", shards(1), {kArn, numbered(50)}, "ok"},
    {"fifty-one", shards(1), {kArn, numbered(51)}, kTooMany},
    {"fifty of a consumer", registered, {kConsumerArn, numbered(50)}, "ok"},
    {"fifty-one of a consumer", registered, {kConsumerArn, numbered(51)}, kTooMany},
    {"201", shards(1), {kArn, numbered(201)}, kManyTags.c_str()},
    {"an empty key", shards(1), {kArn, {{"", "web"}}}, kEmptyKey.c_str()},
    {"a key of 128 and a value of 256", shards(1), {kArn, {{kLongest, kLargest}}}, "ok"},
    {"a key of 129", shards(1), {kArn, {{kLong, "web"}}}, kLongKey.c_str()},
    {"a value of 257", shards(1), {kArn, {{"team", kLonger}}}, kLongValue.c_str()},
    {"an empty key with a value of 257", shards(1), {kArn, {{"", kLonger}}}, kBoth.c_str()},
    {"an empty value", shards(1), {kArn, {{"team", ""}}}, "ok"},
    {"bad characters", shards(1), {kArn, {{"team", "a*b"}}}, kBadCharacters},
    {"the service's own prefix", shards(1), {kArn, {{"aws:team", "web"}}}, kReserved},
};

TEST(TagResource, KeepsItsBounds) { expectOutcomes(kTagResource); }

TEST(TagResource, CountsCharactersAndNotBytes)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    const auto letters = [](int count) {
        std::string word;
        for (int i = 0; i < count; ++i)
            word += "\xc3\xa9";
        return word;
    };
    EXPECT_EQ(outcome(hand.call(TagResourceRequest{kArn, {{letters(128), letters(256)}}})), "ok");
    EXPECT_EQ(outcome(hand.call(TagResourceRequest{kArn, {{letters(129), ""}}})),
        one(ofTags({{letters(129), ""}}, kKeys)));
    EXPECT_EQ(outcome(hand.call(TagResourceRequest{kArn, {{"k", letters(257)}}})),
        one(ofTags({{"k", letters(257)}}, kValues)));
    EXPECT_EQ(outcome(hand.call(UntagResourceRequest{kArn, {letters(128)}})), "ok");
    EXPECT_TRUE(hand.call(ListTagsForResourceRequest{kArn})->tags.empty());
}

const Case<UntagResourceRequest> kUntag[] = {
    // what | before | request | outcome | profile
    {"of a stream", shards(1), {kArn, {"team"}}, "ok"},
    {"of a consumer", registered, {kConsumerArn, {"team"}}, "ok"},
    {"while it is resharded", updating, {kArn, {"team"}}, "ok"},
    {"while it is created", creating, {kArn, {"team"}}, kCreating},
    {"while it is deleted", deleting, {kArn, {"team"}}, kDeleting},
    {"none", shards(1), {kArn, {}}, kNoKeys.c_str()},
    {"none of no stream", nothing, {kArn, {}}, kNoKeys.c_str()},
    {"fifty", shards(1), {kArn, keys(50)}, "ok"},
    {"fifty-one", shards(1), {kArn, keys(51)}, kManyKeys.c_str()},
    {"fifty, classic", shards(1), {kArn, keys(50)},
        "UnknownOperationException: The profile classic has no operation UntagResource.", kClassic},
    {"an empty key", shards(1), {kArn, {""}}, kEmptyTagKey.c_str()},
    {"a key of 128", shards(1), {kArn, {kLongest}}, "ok"},
    {"a key of 129", shards(1), {kArn, {"team", kLong}}, kLongTagKey.c_str()},
    {"bad characters", shards(1), {kArn, {"team", "a*b"}}, kBadCharacters},
    {"a percent sign", shards(1), {kArn, {"50%"}},
        "InvalidArgumentException: Failed to remove tags from stream clicks under account 123456789012 because some "
        "tags contained illegal characters. The allowed characters are Unicode letters, white-spaces, "
        "'_',',','/','=','+','-','@'."},
};

TEST(UntagResource, AnswersAsTheServiceDoes) { expectOutcomes(kUntag); }

const Case<ListTagsForResourceRequest> kList[] = {
    // what | before | request | outcome
    {"of a stream", shards(1), {kArn}, "ok"},
    {"of a consumer", registered, {kConsumerArn}, "ok"},
    {"while it is created", creating, {kArn}, "ok"},
    {"while it is resharded", updating, {kArn}, "ok"},
    {"while it is deleted", deleting, {kArn}, "ok"},
};

TEST(ListTagsForResource, AnswersAsTheServiceDoes) { expectOutcomes(kList); }

const Case<RemoveTagsFromStreamRequest> kRemove[] = {
    // what | before | request | outcome | profile
    {"by its ARN", shards(1), {"", {"team"}, kArn}, "ok"},
    {"by what is no ARN", shards(1), {"", {"team"}, "clicks"}, kBadStreamArn},
    {"by two that differ", shards(1), {"views", {"team"}, kArn}, kNotTheSame},
    {"while it is resharded", updating, {"clicks", {"team"}}, "ok"},
    {"while it is deleted", deleting, {"clicks", {"team"}}, kDeleting},
    {"of a stream that is gone", gone, {"clicks", {"team"}}, kNotFound},
    {"fifty", shards(1), {"clicks", keys(50)}, "ok"},
    {"fifty-one", shards(1), {"clicks", keys(51)}, kManyKeys.c_str()},
    {"fifty-one of no stream", nothing, {"clicks", keys(51)}, kManyKeys.c_str()},
    {"eleven, classic", shards(1), {"clicks", keys(11)}, "ok", kClassic},
    {"fifty, classic", shards(1), {"clicks", keys(50)}, "ok", kClassic},
    {"fifty-one, classic", shards(1), {"clicks", keys(51)}, kManyKeys.c_str(), kClassic},
    {"a key of 128", shards(1), {"clicks", {kLongest}}, "ok"},
    {"a key of 129", shards(1), {"clicks", {"team", kLong}}, kLongTagKey.c_str()},
};

TEST(RemoveTagsFromStream, KeepsItsBounds) { expectOutcomes(kRemove); }

CreateStreamRequest created(Tags tags)
{
    CreateStreamRequest request{"clicks", 1};
    request.tags = std::move(tags);
    return request;
}
constexpr const char* kExists = "ResourceInUseException: Stream clicks under account 123456789012 already exists.";

const Case<CreateStreamRequest> kCreate[] = {
    // what | before | request | outcome
    {"none, which is as if left out", nothing, created({}), "ok"},
    {"fifty", nothing, created(numbered(50)), "ok"},
    {"200 are let through and are too many", nothing, created(numbered(200)), kTooMany},
    {"201", nothing, created(numbered(201)), kManyTags.c_str()},
    {"an empty key", nothing, created({{"", "web"}}), kEmptyKey.c_str()},
    {"a key of 128 and a value of 256", nothing, created({{kLongest, kLargest}}), "ok"},
    {"a key of 129", nothing, created({{kLong, "web"}}), kLongKey.c_str()},
    {"a value of 257", nothing, created({{"team", kLonger}}), kLongValue.c_str()},
    {"an empty key with a value of 257", nothing, created({{"", kLonger}}), kBoth.c_str()},
    {"bad characters", nothing, created({{"team", "a*b"}}), kBadCharacters},
    {"the service's own prefix", nothing, created({{"aws:team", "web"}}), kReserved},
    {"a percent sign, under a name that is there", shards(1), created({{"team", "50%"}}), kExists},
    {"201, under a name that is there", shards(1), created(numbered(201)), kManyTags.c_str()},
};

TEST(CreateStream, ChecksItsTags) { expectOutcomes(kCreate); }

const Case<RegisterStreamConsumerRequest> kRegister[] = {
    // what | before | request | outcome
    {"none, which is as if left out", shards(1), {"clicks", "app", "", {}}, "ok"},
    {"fifty", shards(1), {"clicks", "app", "", numbered(50)}, "ok"},
    {"fifty-one", shards(1), {"clicks", "app", "", numbered(51)}, kTooMany},
    {"an empty key", shards(1), {"clicks", "app", "", {{"", "web"}}}, kEmptyKey.c_str()},
    {"a key of 128 and a value of 256", shards(1), {"clicks", "app", "", {{kLongest, kLargest}}}, "ok"},
    {"a key of 129", shards(1), {"clicks", "app", "", {{kLong, "web"}}}, kLongKey.c_str()},
    {"a value of 257", shards(1), {"clicks", "app", "", {{"team", kLonger}}}, kLongValue.c_str()},
    {"an empty key with a value of 257", shards(1), {"clicks", "app", "", {{"", kLonger}}}, kBoth.c_str()},
    {"an empty key, at no stream", nothing, {"clicks", "app", "", {{"", "web"}}}, kEmptyKey.c_str()},
    {"bad characters", shards(1), {"clicks", "app", "", {{"team", "a*b"}}}, kBadCharacters},
    {"a percent sign", shards(1), {"clicks", "app", "", {{"team", "50%"}}}, kPercent},
    {"the service's own prefix", shards(1), {"clicks", "app", "", {{"aws:team", "web"}}}, kReserved},
    {"a percent sign, at no stream", nothing, {"clicks", "app", "", {{"team", "50%"}}}, kNotFound},
    {"a percent sign, while it is created", creating, {"clicks", "app", "", {{"team", "50%"}}}, kCreating},
};

TEST(RegisterStreamConsumer, ChecksItsTags) { expectOutcomes(kRegister); }

// --- Policies -------------------------------------------------------------------------------

constexpr const char* kNotAPolicy = "InvalidArgumentException: The policy is not a valid JSON document.";
const std::string kNoStreamPolicy = "ResourceNotFoundException: Resource " + kArn + " has no resource policy.";
const std::string kNoConsumerPolicy =
    "ResourceNotFoundException: Resource " + kConsumerArn + " has no resource policy.";
const std::string kPolicyIsNull = one(failure("null", "policy", "Member must not be null"));

const Case<PutResourcePolicyRequest> kPutPolicy[] = {
    // what | before | request | outcome
    {"of a consumer", registered, {kConsumerArn, "{}"}, "ok"},
    {"in place of another", sharedStream, {kArn, "{}"}, "ok"},
    {"none", shards(1), {kArn, ""}, kPolicyIsNull.c_str()},
    {"none of no stream", nothing, {kArn, ""}, kPolicyIsNull.c_str()},
    {"a text", shards(1), {kArn, "\"{}\""}, kNotAPolicy},
    {"more than an object", shards(1), {kArn, "{} {}"}, kNotAPolicy},
    {"with a condition", shards(1), {kArn, R"({"Statement": {"Condition": {"StringEquals": {"aws:username": "a"}}}})"},
        "ok"},
    {"with a condition that is none", shards(1),
        {kArn, R"({"Statement": {"Condition": {"StringIs": {"aws:username": "a"}}}})"},
        "InvalidArgumentException: The policy is malformed. policy:1, /Statement/Condition/StringIs: is no condition "
        "operator, such as StringEquals or ArnLike"},
    {"what is no JSON, of no stream", nothing, {kArn, "{"}, kNotFound},
    {"what is no JSON, of a stream that is created", creating, {kArn, "{"}, kCreating},
    {"of a stream that is deleted", deleting, {kArn, "{}"}, kDeleting},
    {"of a consumer that is deleted", deregistering(registered), {kConsumerArn, "{}"}, kConsumerNotActive},
    {"what is no JSON, of a consumer that is deleted", deregistering(registered), {kConsumerArn, "{"},
        kConsumerNotActive},
};

TEST(PutResourcePolicy, KeepsItsBounds) { expectOutcomes(kPutPolicy); }

const Case<GetResourcePolicyRequest> kGetPolicy[] = {
    // what | before | request | outcome
    {"of a stream", sharedStream, {kArn}, "ok"},
    {"of a stream that is resharded", sharedStreamUpdating, {kArn}, "ok"},
    {"of a stream that is deleted", sharedStreamDeleting, {kArn}, "ok"},
    {"of a stream without one", shards(1), {kArn}, kNoStreamPolicy.c_str()},
    {"of a consumer", sharedConsumer, {kConsumerArn}, "ok"},
    {"of a consumer without one", registered, {kConsumerArn}, kNoConsumerPolicy.c_str()},
    {"of the stream of a consumer with one", sharedConsumer, {kArn}, kNoStreamPolicy.c_str()},
    {"of a consumer that is deleted", deregistering(sharedConsumer), {kConsumerArn}, "ok"},
};

TEST(GetResourcePolicy, AnswersAsTheServiceDoes) { expectOutcomes(kGetPolicy); }

const Case<DeleteResourcePolicyRequest> kDeletePolicy[] = {
    // what | before | request | outcome
    {"of a stream", sharedStream, {kArn}, "ok"},
    {"of a stream that is resharded", sharedStreamUpdating, {kArn}, "ok"},
    {"of a stream that is deleted", sharedStreamDeleting, {kArn}, "ok"},
    {"of a stream without one", shards(1), {kArn}, kNoStreamPolicy.c_str()},
    {"of a consumer", sharedConsumer, {kConsumerArn}, "ok"},
    {"of a consumer without one", registered, {kConsumerArn}, kNoConsumerPolicy.c_str()},
    {"of the stream of a consumer with one", sharedConsumer, {kArn}, kNoStreamPolicy.c_str()},
    {"of a consumer that is deleted", deregistering(sharedConsumer), {kConsumerArn}, "ok"},
};

TEST(DeleteResourcePolicy, AnswersAsTheServiceDoes) { expectOutcomes(kDeletePolicy); }

TEST(DeleteResourcePolicy, LeavesNoneBehind)
{
    ServiceByHand hand;
    sharedStream(hand);
    ASSERT_EQ(outcome(hand.call(DeleteResourcePolicyRequest{kArn})), "ok");
    EXPECT_EQ(outcome(hand.call(GetResourcePolicyRequest{kArn})), kNoStreamPolicy);
    EXPECT_EQ(outcome(hand.call(DeleteResourcePolicyRequest{kArn})), kNoStreamPolicy);
}

}
}
