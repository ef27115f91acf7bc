#include "wire/endpoint.h"

#include "streams/access.h"
#include "streams/offered.h"

#include <algorithm>
#include <array>

namespace shardscope::wire {

namespace {

constexpr std::string_view kKinesis = "Kinesis_20131202";

// Services that will stand on this port too, by the prefix of their targets.
struct Later {
    std::string_view prefix;
    std::string_view name;
};
constexpr std::array kLater{Later{"Firehose_20150804", "Firehose"},
    Later{"GraniteServiceVersion20100801", "CloudWatch"}, Later{"AWSLambda", "Lambda"}};

std::string notYet(std::string_view service)
{
    return std::string{service} + " is not served by this endpoint yet; it speaks Kinesis Data Streams.";
}

// Lambda is called by paths: "/2015-03-31/functions/NAME/invocations".
bool isLambdaPath(std::string_view path)
{
    constexpr std::string_view kFunctions = "/functions";
    return path.size() > 11 && path.substr(11).starts_with(kFunctions) && path[5] == '-' && path[8] == '-';
}

std::optional<Codec> codecOf(std::string_view contentType)
{
    const std::string_view type = contentType.substr(0, contentType.find(';'));
    if (type == kJsonType || type == "application/json")
        return Codec::Json;
    if (type == kCborType)
        return Codec::Cbor;
    return std::nullopt;
}

// CloudWatch's older protocol is a form, answered in XML.
Response notYetAsForm()
{
    return {400, "text/xml", "InvalidAction",
        "<ErrorResponse>\n  <Error>\n    <Type>Sender</Type>\n    <Code>InvalidAction</Code>\n    <Message>"
            + notYet("CloudWatch") + "</Message>\n  </Error>\n</ErrorResponse>\n"};
}

// Who may read it, every answer says: server/session.h.
Response preflight(const HttpRequest& request)
{
    Response response;
    const std::string_view asked = request.header("access-control-request-headers");
    response.headers = "Access-Control-Allow-Methods: GET, HEAD, PUT, POST, DELETE, OPTIONS\r\n"
                       "Access-Control-Max-Age: 172800\r\n";
    const bool isOneLine = std::none_of(asked.begin(), asked.end(), [](char c) { return c == '\r' || c == '\n'; });
    if (!asked.empty() && isOneLine)
        response.headers += "Access-Control-Allow-Headers: " + std::string{asked} + "\r\n";
    return response;
}

Response health(const HttpRequest& request)
{
    Response response{200, "application/json", "", ""};
    if (request.method == "GET")
        response.body = R"({"status":"running","services":{"kinesis":"running"}})";
    return response;
}

bool isHealthPath(std::string_view path) { return path == "/health" || path == "/_shardscope/health"; }

// "kinesis.PutRecord" of neither: the operation of a target, or nothing.
struct Target {
    std::string_view service;
    std::string_view operation;
};

Target targetOf(std::string_view header)
{
    const std::size_t dot = header.find('.');
    if (dot == std::string_view::npos)
        return {header, {}};
    return {header.substr(0, dot), header.substr(dot + 1)};
}

// What the profile does not have is as unknown as what nobody has.
const Operation* operationOf(streams::Profile profile, std::string_view name)
{
    const Operation* const operation = operationNamed(name);
    if (operation == nullptr || profile == streams::Profile::Current)
        return operation;
    const auto action = streams::actionNamed(name);
    return action && streams::isOffered(profile, *action) ? operation : nullptr;
}

const Later* laterService(std::string_view service)
{
    const auto found = std::find_if(kLater.begin(), kLater.end(),
        [service](const Later& later) { return service.starts_with(later.prefix); });
    return found == kLater.end() ? nullptr : &*found;
}

// The value after `name/`, up to a space: "1.26.27" of "Boto3/1.26.27 md/…".
std::optional<std::string> versionOf(std::string_view userAgent, std::string_view name)
{
    const std::size_t at = userAgent.find(name);
    if (at == std::string_view::npos)
        return std::nullopt;
    constexpr std::size_t kMostLength = 16;
    std::string version;
    for (const char c : userAgent.substr(at + name.size())) {
        const bool isVersion = (c >= '0' && c <= '9') || c == '.';
        if (!isVersion || version.size() == kMostLength)
            break;
        version += c;
    }
    return version;
}

// "orders" of "… app/orders": what a program of an SDK calls itself, empty where it does not. SDKs ask for 50
// characters at most and put others for what a header may not hold; so does this for all but the plainest.
std::string applicationOf(std::string_view userAgent)
{
    constexpr std::string_view kMark = "app/";
    constexpr std::size_t kMostLength = 50;
    std::size_t at = userAgent.find(kMark);
    while (at != std::string_view::npos && at > 0 && userAgent[at - 1] != ' ')
        at = userAgent.find(kMark, at + 1);
    if (at == std::string_view::npos)
        return {};
    const std::string_view rest = userAgent.substr(at + kMark.size());
    std::string id{rest.substr(0, std::min(rest.find(' '), kMostLength))};
    std::replace_if(
        id.begin(), id.end(),
        [](char c) {
            const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            return !isLetter && !(c >= '0' && c <= '9') && c != '-' && c != '_' && c != '.';
        },
        '-');
    return id;
}

}

Endpoint::Endpoint(const streams::ServiceSettings& service, EndpointSettings settings)
    : m_naming(service), m_settings(std::move(settings))
{
}

std::variant<Call, Response> Endpoint::read(HttpRequest& request, std::int64_t unixSecond)
{
    if (isHealthPath(request.path()) && (request.method == "GET" || request.method == "HEAD"))
        return health(request);
    if (request.method == "OPTIONS")
        return preflight(request);
    if (isLambdaPath(request.path()))
        return errorResponse(Codec::Json, "UnknownOperationException", notYet("Lambda"));
    if (request.method != "POST")
        return accessDenied();

    const std::string_view header = request.header("x-amz-target");
    const std::string_view contentType = request.header("content-type");
    const Target target = targetOf(header);
    const Operation* const operation =
        target.service == kKinesis ? operationOf(m_naming.profile, target.operation) : nullptr;
    const auto codec = codecOf(contentType);
    if (const Later* const later = laterService(target.service))
        return errorResponse(codec.value_or(Codec::Json), "UnknownOperationException", notYet(later->name));
    if (contentType.starts_with("application/x-www-form-urlencoded") && header.empty())
        return notYetAsForm();
    if (request.body.empty())
        return errorResponse(codec.value_or(Codec::Json),
            operation == nullptr ? "UnknownOperationException" : "SerializationException", std::nullopt);
    if (!codec)
        return target.service.empty() || target.operation.empty() ? accessDenied() : unknownOperation();
    std::optional<world::Action> plain;
    if (operation != nullptr && operation->decodePlain != nullptr && *codec == Codec::Json)
        plain = operation->decodePlain(request.body);
    if (!plain && !m_body.read(*codec, request.body))
        return errorResponse(*codec, "SerializationException", std::nullopt);
    if (operation == nullptr)
        return errorResponse(*codec, "UnknownOperationException", std::nullopt);
    if (const auto failure = missingCredentials(request))
        return errorResponse(*codec, failure->type, failure->message);
    if (m_settings.strict) {
        if (const auto failure = wrongSignature(request, *m_settings.strict, unixSecond))
            return errorResponse(*codec, failure->type, failure->message);
    }
    return readOperation(*codec, *operation, request, std::move(plain));
}

std::variant<Call, Response> Endpoint::readOperation(Codec codec, const Operation& operation,
    const HttpRequest& request, std::optional<world::Action> plain)
{
    Call call{&operation, codec, {}};
    call.command.caller = callerName(request.header("user-agent"));
    call.command.isFromOutside = true;
    call.command.home = m_naming.homeOf(signerOf(request));
    if (plain) {
        call.command.action = std::move(*plain);
        return call;
    }
    if (auto problem = convert(m_body, operation.input))
        return errorResponse(codec, "SerializationException", std::move(problem));
    const Value body{m_body.nodes(), 0};
    if (auto message = violations(body, operation.input))
        return errorResponse(codec, "ValidationException", std::move(message));
    call.command.action = operation.decode(body, m_naming);
    return call;
}

Response Endpoint::answer(const Call& call, const world::Reply& reply) const
{
    if (const auto* const refusal = std::get_if<streams::Refusal>(&reply))
        return refusalResponse(call.codec, *refusal);
    Response response{200, std::string{contentTypeOf(call.codec)}, "", ""};
    if (call.operation->encode != nullptr) {
        BodyWriter out{call.codec, response.body};
        call.operation->encode(out, reply, m_naming);
    }
    return response;
}

std::string callerName(std::string_view userAgent)
{
    struct Known {
        std::string_view mark;
        std::string_view name;
    };
    // The first that fits: what is built on another names itself first.
    static constexpr std::array kKnown{Known{"amazon-kinesis-client-library-java-", "KCL"},
        Known{"aws-cli/", "aws-cli"}, Known{"Boto3/", "boto3"}, Known{"Botocore/", "botocore"},
        Known{"aws-sdk-js/", "JS SDK"}, Known{"aws-sdk-java/", "Java SDK"}, Known{"aws-sdk-go-v2/", "Go SDK"},
        Known{"aws-sdk-go/", "Go SDK"}, Known{"aws-sdk-rust/", "Rust SDK"}, Known{"aws-sdk-dotnet", "NET SDK"},
        Known{"aws-sdk-cpp/", "C++ SDK"}, Known{"KinesisProducerLibrary", "KPL"},
        Known{"aws-kinesis-agent/", "Kinesis Agent"}, Known{"curl/", "curl"}};
    std::string name = "program";
    for (const Known& known : kKnown) {
        if (const auto version = versionOf(userAgent, known.mark)) {
            name = std::string{known.name} + (version->empty() ? "" : " " + *version);
            break;
        }
    }
    const std::string application = applicationOf(userAgent);
    return application.empty() ? name : application + " (" + name + ")";
}

}
