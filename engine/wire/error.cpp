#include "wire/error.h"

#include "wire/body_writer.h"

namespace shardscope::wire {

std::string_view contentTypeOf(Codec codec) { return codec == Codec::Json ? kJsonType : kCborType; }

Response errorResponse(Codec codec, std::string_view type, const std::optional<std::string>& message)
{
    // The service's own failures are the only ones that are not the caller's.
    const bool isOurs = type.starts_with("Internal");
    Response response{isOurs ? 500 : 400, std::string{contentTypeOf(codec)}, std::string{type}, {}};
    BodyWriter out{codec, response.body};
    out.beginMap().key("__type").text(type);
    if (message)
        out.key(type == "SerializationException" ? "Message" : "message").text(*message);
    out.end();
    return response;
}

Response refusalResponse(Codec codec, const streams::Refusal& refusal)
{
    return errorResponse(codec, streams::exceptionName(refusal.exception), refusal.message);
}

Response accessDenied()
{
    return {403, "application/xml", "AccessDeniedException",
        "<AccessDeniedException>\n  <Message>Unable to determine service/operation name to be authorized</Message>\n"
        "</AccessDeniedException>\n"};
}

Response unknownOperation()
{
    return {404, "application/xml", "UnknownOperationException", "<UnknownOperationException/>\n"};
}

Response unreadable(int status) { return {status, "", "", ""}; }

}
