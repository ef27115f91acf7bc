// Pieces of program text: values as several languages quote them, and names as they must be formed there.
#pragma once

#include <string>
#include <string_view>

namespace shardscope::world {

// In double quotes, as JSON, Python, JavaScript, YAML and Terraform all read it.
[[nodiscard]] std::string quoted(std::string_view text);
// The same, where Terraform would put values in place of ${…} and %{…}.
[[nodiscard]] std::string terraformQuoted(std::string_view text);
// One word of a POSIX shell, in single quotes; shellWord() leaves them out where it reads the same without.
[[nodiscard]] std::string shellQuoted(std::string_view text);
[[nodiscard]] std::string shellWord(std::string_view text);

// "MaxRecordSizeInKiB" with '-' is "max-record-size-in-ki-b": how the AWS CLI and boto3 form their names.
[[nodiscard]] std::string separated(std::string_view name, char separator);
// Control characters as blanks, so that JSON is a value of YAML as it stands.
[[nodiscard]] std::string onOneLine(std::string text);
// The client of a program, for a region or, where that is empty, for the one that is set around it.
[[nodiscard]] std::string boto3Client(std::string_view region);
[[nodiscard]] std::string javaScriptClient(std::string_view region);
// A label of Terraform begins with a letter and holds no dot.
[[nodiscard]] std::string terraformLabel(std::string_view name);
// A logical ID of a template is made of letters and digits alone: "click-log" is "ClickLog" and the suffix.
[[nodiscard]] std::string logicalId(std::string_view name, std::string_view suffix);

template <typename Items, typename Each>
std::string joined(const Items& items, std::string_view between, Each each)
{
    std::string out;
    bool isFirst = true;
    for (const auto& item : items) {
        if (!isFirst)
            out += between;
        isFirst = false;
        out += each(item);
    }
    return out;
}

}
