// Tags and resource policies of streams and of registered consumers.
#include "base/letters.h"
#include "base/utf8.h"
#include "streams/arn.h"
#include "streams/control_call.h"

#include <algorithm>

namespace shardscope::streams {

namespace {

using base::Instant;

Refusal badTag(std::string message) { return {Exception::InvalidArgument, Reason::BadTag, std::move(message)}; }

bool isTagCharacter(char32_t c)
{
    constexpr std::u32string_view kMarks = U"_.:/=+-@%";
    return base::isLetterNumberOrSpace(c) || kMarks.find(c) != std::u32string_view::npos;
}

bool isTagText(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t length = base::utf8CharacterLength(text);
        if (length == 0 || !isTagCharacter(base::utf8Character(text)))
            return false;
        text.remove_prefix(length);
    }
    return true;
}

// That two texts tell the same is the service's own. `failed` begins the second.
std::optional<Refusal> refusalOfTexts(const std::vector<std::string_view>& texts, const std::string& failed)
{
    if (!std::all_of(texts.begin(), texts.end(), isTagText))
        return badTag("Some tags contain invalid characters. Valid characters: Unicode letters, digits, white space, "
                      "_ . / = + - % @.");
    if (std::any_of(texts.begin(), texts.end(),
            [](std::string_view text) { return text.find('%') != std::string_view::npos; }))
        return badTag(failed
            + "some tags contained illegal characters. The allowed characters are Unicode letters, white-spaces, "
              "'_',',','/','=','+','-','@'.");
    return std::nullopt;
}

std::vector<Tag> listed(const Tags& tags)
{
    std::vector<Tag> list;
    list.reserve(tags.size());
    for (const auto& [key, value] : tags)
        list.push_back({key, value});
    return list;
}

}

Answer<Service::Resource> Service::requireResource(const std::string& arn, Constraints constraints) const
{
    const auto consumer = parseConsumerArn(arn);
    if (arn.empty())
        constraints.missing("resourceARN");
    else
        constraints.pattern("resourceARN", arn, R"(arn:aws.*:kinesis:.*:\d{12}:.*stream/\S+)",
            consumer || parseStreamArn(arn));
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    if (!consumer) {
        const auto stream = requireStreamArn("resourceARN", arn);
        return stream ? Answer<Resource>{Resource{*stream, std::nullopt}} : stream.error();
    }
    const auto place = requireConsumer({}, {}, {}, arn);
    return place ? Answer<Resource>{Resource{place->stream, place->consumer}} : place.error();
}

Tags& Service::tagsOf(const Resource& resource)
{
    Stream& stream = at(resource.stream);
    return resource.consumer ? stream.consumers[*resource.consumer].tags : stream.settings.tags;
}

Policy& Service::policyOf(const Resource& resource)
{
    Stream& stream = at(resource.stream);
    return resource.consumer ? stream.consumers[*resource.consumer].policy : stream.settings.policy;
}

// What refuses tags whose lengths are within their constraints. That one of the texts says 10 where 50 are allowed is
// the service's own.
std::optional<Refusal> Service::refusalOf(std::string_view streamName, const Tags& present, const Tags& added) const
{
    const std::string failed =
        "Failed to add tags to stream " + std::string{streamName} + " under account " + home().account + " because ";
    std::vector<std::string_view> texts;
    for (const auto& [key, value] : added) {
        texts.push_back(key);
        texts.push_back(value);
    }
    if (auto refusal = refusalOfTexts(texts, failed))
        return refusal;
    // The service's text for its own prefix is not known.
    for (const auto& [key, value] : added)
        if (key.starts_with("aws:"))
            return badTag(failed + "keys that begin with aws: are reserved.");
    Tags all = added;
    all.insert(present.begin(), present.end());
    if (static_cast<std::int64_t>(all.size()) > quota(m_settings, QuotaName::TagsPerResource))
        return Refusal{Exception::InvalidArgument, Reason::TooManyTags,
            failed + "a given stream cannot have more than 10 tags associated with it."};
    return std::nullopt;
}

Answer<Done> Service::addTags(Instant, const Answer<Resource>& resource, const Tags& tags)
{
    if (!resource)
        return resource.error();
    const Stream& stream = this->stream(resource->stream);
    if (!stream.takesData())
        return requireActive(stream.name).error();
    Tags& present = tagsOf(*resource);
    if (auto refusal = refusalOf(stream.name, present, tags))
        return *std::move(refusal);
    for (const auto& [key, value] : tags)
        present[key] = value;
    return Done{};
}

Answer<Done> Service::addTagsToStream(sim::Context context, CallerIndex caller, const AddTagsToStreamRequest& request)
{
    return control<Done>(
        {context, caller, Action::AddTagsToStream}, request,
        [](const AddTagsToStreamRequest& r) { return r.streamName + ", " + std::to_string(r.tags.size()) + " tags"; },
        [&](const AddTagsToStreamRequest& r) -> Answer<Done> {
            Constraints constraints;
            constraints.requiredName("streamName", r.streamName);
            constraints.tags("tags", r.tags,
                static_cast<std::size_t>(quota(m_settings, QuotaName::TagsPerCall)));
            if (auto refusal = constraints.refusal())
                return *std::move(refusal);
            const auto index = requireStream(r.streamName);
            return addTags(context.now, index ? Answer<Resource>{Resource{*index, {}}} : index.error(), r.tags);
        });
}

Answer<Done> Service::removeTags(const Resource& resource, const std::vector<std::string>& keys)
{
    const Stream& stream = this->stream(resource.stream);
    if (!stream.takesData())
        return requireActive(stream.name).error();
    if (auto refusal = refusalOfTexts({keys.begin(), keys.end()},
            "Failed to remove tags from stream " + stream.name + " under account " + home().account + " because "))
        return *std::move(refusal);
    Tags& present = tagsOf(resource);
    for (const std::string& key : keys)
        present.erase(key);
    return Done{};
}

Answer<Done> Service::removeTagsFromStream(sim::Context context, CallerIndex caller,
    const RemoveTagsFromStreamRequest& request)
{
    return control<Done>(
        {context, caller, Action::RemoveTagsFromStream}, request,
        [](const RemoveTagsFromStreamRequest& r) {
            return r.streamName + ", " + std::to_string(r.tagKeys.size()) + " tags";
        },
        [&](const RemoveTagsFromStreamRequest& r) -> Answer<Done> {
            Constraints constraints;
            constraints.requiredName("streamName", r.streamName);
            constraints.tagKeys("tagKeys", r.tagKeys,
                static_cast<std::size_t>(quota(m_settings, QuotaName::TagsPerResource)));
            if (auto refusal = constraints.refusal())
                return *std::move(refusal);
            const auto index = requireStream(r.streamName);
            if (!index)
                return index.error();
            return removeTags({*index, {}}, r.tagKeys);
        });
}

Answer<TagPage> Service::listTagsForStream(sim::Context context, CallerIndex caller,
    const ListTagsForStreamRequest& request)
{
    return control<TagPage>(
        {context, caller, Action::ListTagsForStream}, request,
        [](const ListTagsForStreamRequest& r) { return r.streamName; },
        [&](const ListTagsForStreamRequest& r) -> Answer<TagPage> {
            const std::int64_t largest = quota(m_settings, QuotaName::ListTagsPage);
            Constraints constraints;
            constraints.requiredName("streamName", r.streamName);
            constraints.range("limit", r.limit.value_or(largest), 1, largest);
            if (!r.exclusiveStartTagKey.empty())
                constraints.length("exclusiveStartTagKey", r.exclusiveStartTagKey, 1, 128);
            if (auto refusal = constraints.refusal())
                return *std::move(refusal);
            const auto index = requireStream(r.streamName);
            if (!index)
                return index.error();
            const Tags& tags = stream(*index).settings.tags;
            TagPage page;
            for (auto tag = tags.upper_bound(r.exclusiveStartTagKey); tag != tags.end(); ++tag) {
                if (static_cast<std::int64_t>(page.tags.size()) == r.limit.value_or(largest)) {
                    page.hasMoreTags = true;
                    break;
                }
                page.tags.push_back({tag->first, tag->second});
            }
            return page;
        });
}

Answer<Done> Service::tagResource(sim::Context context, CallerIndex caller, const TagResourceRequest& request)
{
    return control<Done>(
        {context, caller, Action::TagResource}, request,
        [](const TagResourceRequest& r) { return r.resourceArn + ", " + std::to_string(r.tags.size()) + " tags"; },
        [&](const TagResourceRequest& r) -> Answer<Done> {
            Constraints constraints;
            constraints.tags("tags", r.tags,
                static_cast<std::size_t>(quota(m_settings, QuotaName::TagsPerCall)));
            return addTags(context.now, requireResource(r.resourceArn, std::move(constraints)), r.tags);
        });
}

Answer<Done> Service::untagResource(sim::Context context, CallerIndex caller, const UntagResourceRequest& request)
{
    return control<Done>(
        {context, caller, Action::UntagResource}, request,
        [](const UntagResourceRequest& r) { return r.resourceArn + ", " + std::to_string(r.tagKeys.size()) + " tags"; },
        [&](const UntagResourceRequest& r) -> Answer<Done> {
            Constraints constraints;
            constraints.tagKeys("tagKeys", r.tagKeys,
                static_cast<std::size_t>(quota(m_settings, QuotaName::TagsPerResource)));
            const auto resource = requireResource(r.resourceArn, std::move(constraints));
            if (!resource)
                return resource.error();
            return removeTags(*resource, r.tagKeys);
        });
}

Answer<ResourceTags> Service::listTagsForResource(sim::Context context, CallerIndex caller,
    const ListTagsForResourceRequest& request)
{
    return control<ResourceTags>(
        {context, caller, Action::ListTagsForResource}, request,
        [](const ListTagsForResourceRequest& r) { return r.resourceArn; },
        [&](const ListTagsForResourceRequest& r) -> Answer<ResourceTags> {
            const auto resource = requireResource(r.resourceArn);
            if (!resource)
                return resource.error();
            return ResourceTags{listed(tagsOf(*resource))};
        });
}

// --- Policies ------------------------------------------------------------------

Refusal Service::consumerNotActive(const Stream& stream, const RegisteredConsumer& consumer) const
{
    return {Exception::ResourceInUse, Reason::ConsumerNotActive,
        "Consumer " + consumer.name + " with creation timestamp " + std::to_string(unixSecond(consumer.created))
            + " under stream: " + stream.name + " , account " + home().account + " is not in ACTIVE status."};
}

Answer<Done> Service::putResourcePolicy(sim::Context context, CallerIndex caller,
    const PutResourcePolicyRequest& request)
{
    return control<Done>(
        {context, caller, Action::PutResourcePolicy}, request,
        [](const PutResourcePolicyRequest& r) { return r.resourceArn; },
        [&](const PutResourcePolicyRequest& r) -> Answer<Done> {
            Constraints constraints;
            if (r.policy.empty())
                constraints.missing("policy");
            const auto resource = requireResource(r.resourceArn, std::move(constraints));
            if (!resource)
                return resource.error();
            if (context.self == kOutsideActor) {
                auto foreign = notTheOwner({.now = context.now,
                    .who = askerOf(caller),
                    .action = Action::PutResourcePolicy,
                    .resourceArn = r.resourceArn});
                if (foreign)
                    return *std::move(foreign);
            }
            const Stream& stream = this->stream(resource->stream);
            if (!stream.takesData())
                return requireActive(stream.name).error();
            if (resource->consumer && stream.consumers[*resource->consumer].status != ConsumerStatus::Active)
                return consumerNotActive(stream, stream.consumers[*resource->consumer]);
            auto policy = Policy::read(r.policy);
            if (!policy)
                return notAPolicy(policy.error());
            policyOf(*resource) = std::move(policy).value();
            m_hasPolicies = true;
            return Done{};
        });
}

Answer<ResourcePolicy> Service::getResourcePolicy(sim::Context context, CallerIndex caller,
    const GetResourcePolicyRequest& request)
{
    return control<ResourcePolicy>(
        {context, caller, Action::GetResourcePolicy}, request,
        [](const GetResourcePolicyRequest& r) { return r.resourceArn; },
        [&](const GetResourcePolicyRequest& r) -> Answer<ResourcePolicy> {
            const auto resource = requireResource(r.resourceArn);
            if (!resource)
                return resource.error();
            if (policyOf(*resource).isEmpty())
                return Refusal{Exception::ResourceNotFound, Reason::PolicyNotFound,
                    "Resource " + r.resourceArn + " has no resource policy."};
            return ResourcePolicy{policyOf(*resource).text()};
        });
}

Answer<Done> Service::deleteResourcePolicy(sim::Context context, CallerIndex caller,
    const DeleteResourcePolicyRequest& request)
{
    return control<Done>(
        {context, caller, Action::DeleteResourcePolicy}, request,
        [](const DeleteResourcePolicyRequest& r) { return r.resourceArn; },
        [&](const DeleteResourcePolicyRequest& r) -> Answer<Done> {
            const auto resource = requireResource(r.resourceArn);
            if (!resource)
                return resource.error();
            if (policyOf(*resource).isEmpty())
                return Refusal{Exception::ResourceNotFound, Reason::PolicyNotFound,
                    "Resource " + r.resourceArn + " has no resource policy."};
            policyOf(*resource) = {};
            return Done{};
        });
}

}
