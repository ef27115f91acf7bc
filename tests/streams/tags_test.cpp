// Tags and resource policies.
#include "streams/operation_cases.h"

namespace shardscope::streams {
namespace {

using std::chrono::seconds;

const std::string kConsumerArn = kArn + "/consumer/app:1795132800";

Tags numbered(int count, int from = 0)
{
    Tags tags;
    for (int i = from; i < from + count; ++i)
        tags["key-" + std::to_string(100 + i)] = "value";
    return tags;
}

Before tagged(int count)
{
    return [count](ServiceByHand& hand) {
        hand.addStream("clicks", 1);
        ASSERT_EQ(outcome(hand.call(AddTagsToStreamRequest{"clicks", numbered(count)})), "ok");
    };
}

void taggedByTens(ServiceByHand& hand)
{
    hand.addStream("clicks", 1);
    for (int from = 0; from < 50; from += 10)
        ASSERT_EQ(outcome(hand.call(AddTagsToStreamRequest{"clicks", numbered(10, from)})), "ok");
}

void registered(ServiceByHand& hand)
{
    hand.addStream("clicks", 1);
    (void)hand.call(RegisterStreamConsumerRequest{"clicks", "app"});
}

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

const Case<AddTagsToStreamRequest> kAdd[] = {
    // what | before | request | outcome | profile
    {"a tag", shards(1), {"clicks", {{"team", "web"}}}, "ok"},
    {"an empty value", shards(1), {"clicks", {{"team", ""}}}, "ok"},
    {"every character that may be", shards(1),
        {"clicks", {{"a 9_.:/=+-@ dung l\xc6\xb0\xe1\xbb\xa3ng", "\xe7\x94\xa8"}}}, "ok"},
    {"letters, numbers and spaces of many scripts", shards(1), {"clicks", {{"ключ\u3000鍵", "Größe ½ ٣ \U00020000"}}},
        "ok"},
    {"a tab", shards(1), {"clicks", {{"a\tb", ""}}}, kBadCharacters},
    {"a rocket", shards(1), {"clicks", {{"team", "\U0001F680"}}}, kBadCharacters},
    {"an arrow", shards(1), {"clicks", {{"a→b", ""}}}, kBadCharacters},
    {"a multiplication sign among letters", shards(1), {"clicks", {{"ö×ø", ""}}}, kBadCharacters},
    {"a mark without its letter", shards(1), {"clicks", {{"o\u0302", ""}}}, kBadCharacters},
    {"half a character", shards(1), {"clicks", {{"team", "\xe7\x94"}}}, kBadCharacters},
    {"while it is resharded", updating, {"clicks", {{"team", "web"}}}, "ok"},
    {"while it is created", creating, {"clicks", {{"team", "web"}}}, kCreating},
    {"while it is deleted", deleting, {"clicks", {{"team", "web"}}}, kDeleting},
    {"no stream", nothing, {"clicks", {{"team", "web"}}}, kNotFound},
    {"no tags", shards(1), {"clicks", {}},
        "ValidationException: 1 validation error detected: Value '{}' at 'tags' failed to satisfy constraint: Member "
        "must have length greater than or equal to 1"},
    {"an empty key", shards(1), {"clicks", {{"", "web"}}},
        "ValidationException: 1 validation error detected: Value '{=web}' at 'tags' failed to satisfy constraint: Map "
        "keys must satisfy constraint: [Member must have length less than or equal to 128, Member must have length "
        "greater than or equal to 1]"},
    {"bad characters", shards(1), {"clicks", {{"team", "a*b"}}}, kBadCharacters},
    {"a percent sign", shards(1), {"clicks", {{"team", "50%"}}}, kPercent},
    {"the service's own prefix", shards(1), {"clicks", {{"aws:team", "web"}}},
        "InvalidArgumentException: Failed to add tags to stream clicks under account 123456789012 because keys that "
        "begin with aws: are reserved."},
    {"fifty", shards(1), {"clicks", numbered(50)}, "ok"},
    {"fifty-one", shards(1), {"clicks", numbered(51)}, kTooMany},
    {"ten more than forty", tagged(40), {"clicks", numbered(10, 40)}, "ok"},
    {"eleven more than forty", tagged(40), {"clicks", numbered(11, 40)}, kTooMany},
    {"fifty that are there", tagged(50), {"clicks", numbered(50)}, "ok"},
    {"ten, classic", shards(1), {"clicks", numbered(10)}, "ok", kClassic},
    {"the fifty-first, classic", taggedByTens, {"clicks", numbered(1, 50)}, kTooMany, kClassic},
};

TEST(AddTagsToStream, AnswersAsTheServiceDoes) { expectOutcomes(kAdd); }

TEST(AddTagsToStream, AddsNoneOfThoseThatItRefuses)
{
    ServiceByHand hand;
    tagged(40)(hand);
    Tags tags = numbered(11, 40);
    EXPECT_EQ(outcome(hand.call(AddTagsToStreamRequest{"clicks", tags})), kTooMany);
    tags = {{"team", "web"}, {"key-100", "another"}, {"share", "50%"}};
    EXPECT_EQ(outcome(hand.call(AddTagsToStreamRequest{"clicks", tags})), kPercent);
    const auto page = hand.call(ListTagsForStreamRequest{"clicks"});
    EXPECT_EQ(page->tags.size(), 40U);
    EXPECT_EQ(page->tags.front().value, "value");
}

TEST(AddTagsToStream, BoundsHowManyAndHowLong)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    const auto refused = [&](const Tags& tags) { return outcome(hand.call(AddTagsToStreamRequest{"clicks", tags})); };
    EXPECT_NE(refused(numbered(201)).find("Member must have length less than or equal to 200"), std::string::npos);
    EXPECT_EQ(refused({{std::string(128, 'k'), std::string(256, 'v')}}), "ok");
    EXPECT_NE(refused({{std::string(129, 'k'), ""}}).find("Map keys must satisfy"), std::string::npos);
    EXPECT_NE(refused({{"k", std::string(257, 'v')}}).find("Map value must satisfy"), std::string::npos);
    ServiceByHand classic{{.profile = kClassic}};
    classic.addStream("clicks", 1);
    EXPECT_NE(outcome(classic.call(AddTagsToStreamRequest{"clicks", numbered(11)}))
                  .find("Member must have length less than or equal to 10"),
        std::string::npos);
}

const Case<RemoveTagsFromStreamRequest> kRemove[] = {
    // what | before | request | outcome
    {"a tag", tagged(2), {"clicks", {"key-100"}}, "ok"},
    {"one that is not there", shards(1), {"clicks", {"team"}}, "ok"},
    {"none", shards(1), {"clicks", {}},
        "ValidationException: 1 validation error detected: Value '[]' at 'tagKeys' failed to satisfy constraint: "
        "Member must have length greater than or equal to 1"},
    {"an empty key", shards(1), {"clicks", {""}},
        "ValidationException: 1 validation error detected: Value '[]' at 'tagKeys' failed to satisfy constraint: "
        "Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length "
        "greater than or equal to 1]"},
    {"bad characters", shards(1), {"clicks", {"team", "a*b"}}, kBadCharacters},
    {"a percent sign", shards(1), {"clicks", {"50%"}},
        "InvalidArgumentException: Failed to remove tags from stream clicks under account 123456789012 because some "
        "tags contained illegal characters. The allowed characters are Unicode letters, white-spaces, "
        "'_',',','/','=','+','-','@'."},
    {"bad characters, while it is created", creating, {"clicks", {"a*b"}}, kCreating},
    {"while it is created", creating, {"clicks", {"team"}}, kCreating},
    {"no stream", nothing, {"clicks", {"team"}}, kNotFound},
};

TEST(RemoveTagsFromStream, AnswersAsTheServiceDoes) { expectOutcomes(kRemove); }

const Case<ListTagsForStreamRequest> kList[] = {
    // what | before | request | outcome | profile
    {"none there", shards(1), {"clicks"}, "ok"},
    {"while it is created", creating, {"clicks"}, "ok"},
    {"no stream", nothing, {"clicks"}, kNotFound},
    {"none asked for", shards(1), {"clicks", "", 0},
        "ValidationException: 1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member "
        "must have value greater than or equal to 1"},
    {"fifty", shards(1), {"clicks", "", 50}, "ok"},
    {"fifty-one", shards(1), {"clicks", "", 51},
        "ValidationException: 1 validation error detected: Value '51' at 'limit' failed to satisfy constraint: Member "
        "must have value less than or equal to 50"},
    {"eleven, classic", shards(1), {"clicks", "", 11},
        "ValidationException: 1 validation error detected: Value '11' at 'limit' failed to satisfy constraint: Member "
        "must have value less than or equal to 10",
        kClassic},
};

TEST(ListTagsForStream, AnswersAsTheServiceDoes) { expectOutcomes(kList); }

std::string shown(const std::vector<Tag>& tags)
{
    return namesOf(tags, [](const Tag& tag) { return tag.key + "=" + tag.value; });
}

TEST(ListTagsForStream, ListsByKeyPageByPage)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    ASSERT_EQ(outcome(hand.call(AddTagsToStreamRequest{"clicks", {{"b", "2"}, {"a", "1"}, {"C", "3"}}})), "ok");
    ASSERT_EQ(outcome(hand.call(AddTagsToStreamRequest{"clicks", {{"b", "two"}, {"d", "4"}}})), "ok");
    const auto page = hand.call(ListTagsForStreamRequest{"clicks", "", 2});
    EXPECT_EQ(shown(page->tags), "C=3 a=1");
    EXPECT_TRUE(page->hasMoreTags);
    const auto rest = hand.call(ListTagsForStreamRequest{"clicks", "a", 2});
    EXPECT_EQ(shown(rest->tags), "b=two d=4") << "a key that comes again has its last value";
    EXPECT_FALSE(rest->hasMoreTags);
    ASSERT_EQ(outcome(hand.call(RemoveTagsFromStreamRequest{"clicks", {"a", "nothing"}})), "ok");
    EXPECT_EQ(shown(hand.call(ListTagsForStreamRequest{"clicks"})->tags), "C=3 b=two d=4");
    EXPECT_EQ(shown(hand.call(ListTagsForStreamRequest{"clicks", "a"})->tags), "b=two d=4") << "a is not there";
}

TEST(ListTagsForStream, HasFiftyAPageAndTenOfOld)
{
    for (const Profile profile : {Profile::Current, kClassic}) {
        const std::size_t page = profile == kClassic ? 10 : 50;
        ServiceByHand hand{{.profile = profile}};
        hand.addStream("clicks", 1);
        for (int from = 0; from < 50; from += 10)
            ASSERT_EQ(outcome(hand.call(AddTagsToStreamRequest{"clicks", numbered(10, from)})), "ok");
        std::size_t listed = 0;
        std::string after;
        for (bool hasMore = true; hasMore && listed < 100;) {
            const auto tags = hand.call(ListTagsForStreamRequest{"clicks", after});
            ASSERT_EQ(outcome(tags), "ok");
            EXPECT_EQ(tags->tags.size(), page);
            listed += tags->tags.size();
            after = tags->tags.back().key;
            hasMore = tags->hasMoreTags;
        }
        EXPECT_EQ(listed, 50U) << "and no empty page at the end";
    }
}

TEST(Tags, AreThereFromCreatingOnAndGoWithTheStream)
{
    ServiceByHand hand;
    CreateStreamRequest request{"clicks", 1};
    request.tags = {{"team", "web"}};
    ASSERT_EQ(outcome(hand.call(request)), "ok");
    EXPECT_EQ(shown(hand.call(ListTagsForStreamRequest{"clicks"})->tags), "team=web");
    EXPECT_EQ(outcome(hand.call(AddTagsToStreamRequest{"clicks", {{"a", "b"}}})), kCreating);
    hand.advanceBy(seconds{21});
    ASSERT_EQ(outcome(hand.call(DeleteStreamRequest{"clicks"})), "ok");
    hand.advanceBy(seconds{20});
    ASSERT_EQ(outcome(hand.call(CreateStreamRequest{"clicks", 1})), "ok");
    EXPECT_EQ(shown(hand.call(ListTagsForStreamRequest{"clicks"})->tags), "");
}

TEST(Tags, OfARequestToCreateAreCheckedLikeOthers)
{
    ServiceByHand hand;
    CreateStreamRequest request{"clicks", 1};
    request.tags = {{"team", "50%"}};
    EXPECT_EQ(outcome(hand.call(request)), kPercent);
    request.tags = numbered(51);
    EXPECT_EQ(outcome(hand.call(request)), kTooMany);
}

const Case<TagResourceRequest> kTagResource[] = {
    // what | before | request | outcome
    {"a stream", shards(1), {kArn, {{"team", "web"}}}, "ok"},
    {"a consumer", registered, {kConsumerArn, {{"team", "web"}}}, "ok"},
    {"nothing", shards(1), {"", {{"team", "web"}}},
        "ValidationException: 1 validation error detected: Value null at 'resourceARN' failed to satisfy constraint: "
        "Member must not be null"},
    {"what is no ARN", shards(1), {"clicks", {{"team", "web"}}},
        "ValidationException: 1 validation error detected: Value 'clicks' at 'resourceARN' failed to satisfy "
        "constraint: Member must satisfy regular expression pattern: arn:aws.*:kinesis:.*:\\d{12}:.*stream/\\S+"},
    {"no stream", nothing, {kArn, {{"team", "web"}}}, kNotFound},
    {"no consumer", shards(1), {kConsumerArn, {{"team", "web"}}},
        "ResourceNotFoundException: Consumer app, account 123456789012 not found."},
    {"while it is created", creating, {kArn, {{"team", "web"}}}, kCreating},
    {"a percent sign", shards(1), {kArn, {{"team", "50%"}}}, kPercent},
};

TEST(TagResource, AnswersAsTheServiceDoes) { expectOutcomes(kTagResource); }

TEST(TagResource, KeepsTheTagsOfAConsumerApartFromThoseOfItsStream)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    ASSERT_EQ(outcome(hand.call(RegisterStreamConsumerRequest{"clicks", "app", "", {{"from", "start"}}})), "ok");
    ASSERT_EQ(outcome(hand.call(TagResourceRequest{kArn, {{"team", "web"}}})), "ok");
    ASSERT_EQ(outcome(hand.call(TagResourceRequest{kConsumerArn, {{"team", "app"}, {"a", ""}}})), "ok");
    EXPECT_EQ(shown(hand.call(ListTagsForResourceRequest{kArn})->tags), "team=web");
    EXPECT_EQ(shown(hand.call(ListTagsForStreamRequest{"clicks"})->tags), "team=web") << "one set of tags";
    EXPECT_EQ(shown(hand.call(ListTagsForResourceRequest{kConsumerArn})->tags), "a= from=start team=app");
    ASSERT_EQ(outcome(hand.call(UntagResourceRequest{kConsumerArn, {"a", "from", "gone"}})), "ok");
    EXPECT_EQ(shown(hand.call(ListTagsForResourceRequest{kConsumerArn})->tags), "team=app");
    EXPECT_EQ(shown(hand.call(ListTagsForResourceRequest{kArn})->tags), "team=web");
}

// --- Policies ---------------------------------------------------------------------------

const Case<PutResourcePolicyRequest> kPutPolicy[] = {
    // what | before | request | outcome
    {"of a stream", shards(1), {kArn, "{}"}, "ok"},
    {"of a stream that is resharded", updating, {kArn, "{}"}, "ok"},
    {"of a stream that is created", creating, {kArn, "{}"}, kCreating},
    {"of no stream", nothing, {kArn, "{}"}, kNotFound},
    {"what is no JSON", shards(1), {kArn, "{"}, "InvalidArgumentException: The policy is not a valid JSON document."},
    {"what is no object", shards(1), {kArn, "[]"},
        "InvalidArgumentException: The policy is not a valid JSON document."},
    {"of a consumer that is created", registered, {kConsumerArn, "{}"},
        "ResourceInUseException: Consumer app with creation timestamp 1795132800 under stream: clicks , account "
        "123456789012 is not in ACTIVE status."},
};

TEST(PutResourcePolicy, AnswersAsTheServiceDoes) { expectOutcomes(kPutPolicy); }

TEST(ResourcePolicy, IsKeptAsItWasGivenUntilItIsDeleted)
{
    ServiceByHand hand;
    registered(hand);
    hand.advanceBy(seconds{10});
    const std::string none = "ResourceNotFoundException: Resource " + kConsumerArn + " has no resource policy.";
    EXPECT_EQ(outcome(hand.call(GetResourcePolicyRequest{kConsumerArn})), none);
    EXPECT_EQ(outcome(hand.call(DeleteResourcePolicyRequest{kConsumerArn})), none);
    ASSERT_EQ(outcome(hand.call(PutResourcePolicyRequest{kConsumerArn, R"({ "Version": "2012-10-17" })"})), "ok");
    EXPECT_EQ(hand.call(GetResourcePolicyRequest{kConsumerArn})->policy, R"({ "Version": "2012-10-17" })");
    EXPECT_FALSE(hand.call(GetResourcePolicyRequest{kArn})) << "the stream has none";
    EXPECT_EQ(outcome(hand.call(DeleteResourcePolicyRequest{kConsumerArn})), "ok");
    EXPECT_EQ(outcome(hand.call(GetResourcePolicyRequest{kConsumerArn})), none);
}

}
}
