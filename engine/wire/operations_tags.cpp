// Tags and policies of streams and of registered consumers.
#include "wire/operation_parts.h"

namespace shardscope::wire {

namespace {

constexpr std::array kAddTags{kStreamName, kTagsRequired, kStreamArn, kStreamId};
constexpr std::array kRemoveTags{kStreamName, kTagKeys, kStreamArn, kStreamId};
constexpr std::array kListTags{kStreamName, Field{.name = "ExclusiveStartTagKey", .least = 1, .most = 128},
    Field{.name = "Limit", .type = FieldType::Integer}, kStreamArn, kStreamId};
constexpr std::array kTagResource{kTagsRequired, kResourceArn, kStreamId};
constexpr std::array kUntagResource{kTagKeys, kResourceArn, kStreamId};
constexpr std::array kResourceOnly{kResourceArn, kStreamId};
constexpr std::array kPutPolicy{kResourceArn, kStreamId, Field{.name = "Policy", .isRequired = true}};

template <typename Request>
Action withTags(const Value& body, const Naming&)
{
    auto request = requestOf<Request>(body);
    request.tags = tagsOf(body);
    return request;
}

template <typename Request>
Action withTagKeys(const Value& body, const Naming&)
{
    auto request = requestOf<Request>(body);
    request.tagKeys = textsOf(body, "TagKeys");
    return request;
}

Action listTags(const Value& body, const Naming&)
{
    auto request = requestOf<streams::ListTagsForStreamRequest>(body);
    request.exclusiveStartTagKey = body.text("ExclusiveStartTagKey");
    request.limit = body.optionalInteger("Limit");
    return request;
}

Action putPolicy(const Value& body, const Naming&)
{
    auto request = requestOf<streams::PutResourcePolicyRequest>(body);
    request.policy = body.text("Policy");
    return request;
}

void writePage(BodyWriter& out, const Reply& reply, const Naming&)
{
    const auto& page = as<streams::TagPage>(reply);
    out.beginMap();
    writeTags(out, page.tags);
    out.key("HasMoreTags").boolean(page.hasMoreTags).end();
}

void writeResourceTags(BodyWriter& out, const Reply& reply, const Naming&)
{
    out.beginMap();
    writeTags(out, as<streams::ResourceTags>(reply).tags);
    out.end();
}

void writePolicy(BodyWriter& out, const Reply& reply, const Naming&)
{
    out.beginMap().key("Policy").text(as<streams::ResourcePolicy>(reply).policy).end();
}

constexpr std::array kOperations{
    Operation{"AddTagsToStream", {kAddTags}, withTags<streams::AddTagsToStreamRequest>, nullptr},
    Operation{"DeleteResourcePolicy", {kResourceOnly}, plain<streams::DeleteResourcePolicyRequest>, nullptr},
    Operation{"GetResourcePolicy", {kResourceOnly}, plain<streams::GetResourcePolicyRequest>, writePolicy},
    Operation{"ListTagsForResource", {kResourceOnly}, plain<streams::ListTagsForResourceRequest>, writeResourceTags},
    Operation{"ListTagsForStream", {kListTags}, listTags, writePage},
    Operation{"PutResourcePolicy", {kPutPolicy}, putPolicy, nullptr},
    Operation{"RemoveTagsFromStream", {kRemoveTags}, withTagKeys<streams::RemoveTagsFromStreamRequest>, nullptr},
    Operation{"TagResource", {kTagResource}, withTags<streams::TagResourceRequest>, nullptr},
    Operation{"UntagResource", {kUntagResource}, withTagKeys<streams::UntagResourceRequest>, nullptr},
};

}

std::span<const Operation> tagOperations() { return kOperations; }

}
