#include "wire/signature.h"

#include "base/hmac.h"
#include "base/time_text.h"

#include <algorithm>
#include <array>

namespace shardscope::wire {

namespace {

constexpr std::string_view kAlgorithm = "AWS4-HMAC-SHA256";
constexpr std::string_view kUnsigned = "UNSIGNED-PAYLOAD";
constexpr std::int64_t kTolerated = 300; // seconds

constexpr std::string_view kInvalid = "InvalidSignatureException";
constexpr std::string_view kIncomplete = "IncompleteSignatureException";

std::string hex(const base::Sha256Digest& digest)
{
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t byte : digest) {
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15U];
    }
    return text;
}

std::string_view viewOf(const base::Sha256Digest& digest)
{
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

std::vector<std::string_view> split(std::string_view text, char at)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(at);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

// Runs of spaces count as one.
std::string folded(std::string_view text)
{
    std::string out;
    for (const char c : trimmed(text)) {
        if (c != ' ' || out.empty() || out.back() != ' ')
            out += c;
    }
    return out;
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string decoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isEscape =
            text[i] == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 && hexDigit(text[i + 2]) >= 0;
        if (isEscape) {
            out += static_cast<char>(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string encoded(std::string_view text, bool isPath)
{
    static constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
            || c == '_' || c == '.' || c == '~' || (isPath && c == '/');
        if (isPlain) {
            out += c;
        } else {
            out += '%';
            out += kDigits[static_cast<unsigned char>(c) >> 4];
            out += kDigits[static_cast<unsigned char>(c) & 15U];
        }
    }
    return out;
}

using Parameters = std::vector<std::pair<std::string, std::string>>; // as they are written, in order

Parameters parametersOf(std::string_view query)
{
    Parameters parameters;
    if (query.empty())
        return parameters;
    for (const std::string_view part : split(query, '&')) {
        const std::size_t equals = std::min(part.find('='), part.size());
        parameters.emplace_back(encoded(decoded(part.substr(0, equals)), false),
            encoded(decoded(part.substr(std::min(equals + 1, part.size()))), false));
    }
    std::sort(parameters.begin(), parameters.end());
    return parameters;
}

std::string parameter(const HttpRequest& request, std::string_view name)
{
    for (const auto& [key, value] : parametersOf(request.query())) {
        if (key == name)
            return decoded(value);
    }
    return {};
}

// The parts of a signature, wherever they stand.
struct Signed {
    bool isInQuery = false;
    std::string credential;
    std::string signedHeaders;
    std::string signature;
    std::string date;
};

std::string headerPart(std::string_view authorization, std::string_view name)
{
    for (std::string_view part : split(authorization, ',')) {
        part = trimmed(part);
        if (part.starts_with(kAlgorithm))
            part = trimmed(part.substr(kAlgorithm.size()));
        if (part.starts_with(name) && part.size() > name.size() && part[name.size()] == '=')
            return std::string{part.substr(name.size() + 1)};
    }
    return {};
}

Signed signedParts(const HttpRequest& request)
{
    const std::string_view authorization = request.header("authorization");
    if (authorization.empty()) {
        return {true, parameter(request, "X-Amz-Credential"), parameter(request, "X-Amz-SignedHeaders"),
            parameter(request, "X-Amz-Signature"), parameter(request, "X-Amz-Date")};
    }
    const std::string_view date = request.header("x-amz-date");
    return {false, headerPart(authorization, "Credential"), headerPart(authorization, "SignedHeaders"),
        headerPart(authorization, "Signature"), std::string{date.empty() ? request.header("date") : date}};
}

std::optional<AuthFailure> incomplete(const HttpRequest& request, const Signed& parts)
{
    struct Needed {
        std::string_view name;
        const std::string& value;
    };
    std::string message;
    if (parts.isInQuery) {
        for (const Needed& needed : {Needed{"X-Amz-Credential", parts.credential}, {"X-Amz-Signature", parts.signature},
                 {"X-Amz-SignedHeaders", parts.signedHeaders}, {"X-Amz-Date", parts.date}}) {
            if (needed.value.empty())
                message += "AWS query-string parameters must include '" + std::string{needed.name} + "'. ";
        }
        if (!message.empty())
            message += "Re-examine the query-string parameters.";
    } else {
        for (const Needed& needed : {Needed{"Credential", parts.credential}, {"Signature", parts.signature},
                 {"SignedHeaders", parts.signedHeaders}}) {
            if (needed.value.empty())
                message += "Authorization header requires '" + std::string{needed.name} + "' parameter. ";
        }
        if (parts.date.empty())
            message += "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
        if (!message.empty())
            message += "Authorization=" + std::string{request.header("authorization")};
    }
    return message.empty() ? std::nullopt : std::optional{AuthFailure{kIncomplete, std::move(message)}};
}

std::string canonicalRequest(const HttpRequest& request, const Signed& parts)
{
    std::string text = request.method + "\n" + encoded(decoded(request.path()), true) + "\n";
    bool isFirst = true;
    for (const auto& [name, value] : parametersOf(request.query())) {
        if (name == "X-Amz-Signature")
            continue;
        text += (isFirst ? "" : "&") + name + "=" + value;
        isFirst = false;
    }
    text += "\n";
    for (const std::string_view name : split(parts.signedHeaders, ';')) {
        std::string values;
        for (const auto& [header, value] : request.headers) {
            if (header == name)
                values += (values.empty() ? "" : ",") + folded(value);
        }
        text += std::string{name} + ":" + values + "\n";
    }
    text += "\n" + parts.signedHeaders + "\n";
    const std::string_view payload = request.header("x-amz-content-sha256");
    text += payload == kUnsigned ? std::string{kUnsigned} : base::sha256Hex(request.body);
    return text;
}

// "KEY/20150830/us-east-1/kinesis/aws4_request"
struct Scope {
    std::string_view accessKey;
    std::string_view date;
    std::string_view region;
    std::string_view service;
    std::string_view text; // all but the key
};

std::optional<Scope> scopeOf(std::string_view credential)
{
    const auto parts = split(credential, '/');
    if (parts.size() != 5 || parts[4] != "aws4_request")
        return std::nullopt;
    return Scope{parts[0], parts[1], parts[2], parts[3], credential.substr(parts[0].size() + 1)};
}

AuthFailure invalid(std::string message) { return {kInvalid, std::move(message)}; }

std::optional<AuthFailure> wrongTime(const std::string& date, std::int64_t unixSecond)
{
    const auto at = parseAmzDate(date);
    if (!at)
        return AuthFailure{kIncomplete,
            "Date must be in ISO-8601 'basic format'. Got '" + date + "'. See http://en.wikipedia.org/wiki/ISO_8601"};
    if (*at < unixSecond - kTolerated)
        return invalid("Signature expired: " + date + " is now earlier than " + amzDate(unixSecond - kTolerated) + " ("
            + amzDate(unixSecond) + " - 5 min.)");
    if (*at > unixSecond + kTolerated)
        return invalid("Signature not yet current: " + date + " is still later than " + amzDate(unixSecond + kTolerated)
            + " (" + amzDate(unixSecond) + " + 5 min.)");
    return std::nullopt;
}

}

std::optional<std::int64_t> parseAmzDate(std::string_view text)
{
    if (text.size() != 16 || text[8] != 'T' || text[15] != 'Z')
        return std::nullopt;
    const std::string full = std::string{text.substr(0, 4)} + "-" + std::string{text.substr(4, 2)} + "-"
        + std::string{text.substr(6, 2)} + "T" + std::string{text.substr(9, 2)} + ":" + std::string{text.substr(11, 2)}
        + ":" + std::string{text.substr(13, 2)} + "Z";
    return base::parseUtc(full);
}

std::string amzDate(std::int64_t unixSecond)
{
    std::string text = base::utcText(unixSecond);
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return text;
}

std::optional<AuthFailure> missingCredentials(const HttpRequest& request)
{
    const bool isInHeader = !request.header("authorization").empty();
    const bool isInQuery = !parameter(request, "X-Amz-Algorithm").empty();
    if (isInHeader && isInQuery)
        return invalid("Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
    if (!isInHeader && !isInQuery)
        return AuthFailure{"MissingAuthenticationTokenException", "Missing Authentication Token"};
    return incomplete(request, signedParts(request));
}

Signer signerOf(const HttpRequest& request)
{
    constexpr std::string_view kCredential = "Credential=";
    std::string_view text = request.header("authorization");
    if (const std::size_t at = text.find(kCredential); at != std::string_view::npos)
        text.remove_prefix(at + kCredential.size());
    else
        text = {};
    const std::size_t first = text.find('/');
    const std::size_t second = first == std::string_view::npos ? first : text.find('/', first + 1);
    const std::size_t third = second == std::string_view::npos ? second : text.find('/', second + 1);
    if (third == std::string_view::npos)
        return {};
    return {text.substr(0, first), text.substr(second + 1, third - second - 1)};
}

std::optional<AuthFailure> wrongSignature(const HttpRequest& request, const Credentials& credentials,
    std::int64_t unixSecond)
{
    const Signed parts = signedParts(request);
    const auto scope = scopeOf(parts.credential);
    if (!scope)
        return AuthFailure{kIncomplete,
            "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '"
                + parts.credential + "'"};
    if (scope->accessKey != credentials.accessKey)
        return AuthFailure{"UnrecognizedClientException", "The security token included in the request is invalid."};
    if (auto failure = wrongTime(parts.date, unixSecond))
        return failure;
    if (scope->date != std::string_view{parts.date}.substr(0, 8))
        return invalid("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
            + std::string{scope->date} + "' != '" + parts.date.substr(0, 8) + "', from '" + parts.date + "'.");
    const std::string toSign = std::string{kAlgorithm} + "\n" + parts.date + "\n" + std::string{scope->text} + "\n"
        + base::sha256Hex(canonicalRequest(request, parts));
    base::Sha256Digest key = base::hmacSha256("AWS4" + credentials.secretKey, scope->date);
    for (const std::string_view step : {scope->region, scope->service, std::string_view{"aws4_request"}})
        key = base::hmacSha256(viewOf(key), step);
    if (!base::isSameSecret(hex(base::hmacSha256(viewOf(key), toSign)), parts.signature))
        return invalid("The request signature we calculated does not match the signature you provided. Check your AWS "
                       "Secret Access Key and signing method. Consult the service documentation for details.");
    return std::nullopt;
}

}
