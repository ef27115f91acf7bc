#include "world/command_json.h"

namespace shardscope::world {

namespace {

using base::JsonWriter;

constexpr std::string_view kCommandCaller = "you";

}

std::string writeCommand(const Command& command)
{
    std::string out;
    JsonWriter json{out};
    json.beginObject(JsonWriter::Layout::Line);
    writeFields(json, command, kCommandCaller);
    json.end();
    return out;
}

base::Result<Command> parseCommand(std::string_view json, std::string_view place, const FileReader& readFile)
{
    auto object = base::parseJson(json, place);
    if (!object)
        return object.error();
    FileReading reading{std::string{place}, readFile, false, std::nullopt};
    Fields fields{*object, "", reading};
    Command command = readCommand(fields, kCommandCaller);
    fields.finish();
    if (reading.problem)
        return *reading.problem;
    return command;
}

}
