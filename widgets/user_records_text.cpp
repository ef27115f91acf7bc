#include "widgets/user_records_text.h"

#include "widgets/format.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace shardscope::widgets {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(UserRecordsText)
};

constexpr qsizetype kLongestKey = 28;

}

QString userRecordsText(const world::UserRecords& told, std::size_t mostKeys)
{
    if (told.aggregated == 0)
        return {};
    const QString count =
        Words::tr("KPL: %Ln user record(s) in the latest %1 of its records", nullptr, int(told.userRecords))
            .arg(format::count(std::int64_t(told.aggregated)));
    QStringList keys;
    for (std::size_t i = 0; i < std::min(mostKeys, told.keys.size()); ++i) {
        const QString key = QString::fromStdString(told.keys[i].key);
        keys << Words::tr("%1 %2", "a key, its share")
                    .arg(key.size() > kLongestKey ? key.left(kLongestKey - 1) + QChar(0x2026) : key,
                        format::percent(100.0 * double(told.keys[i].records) / double(told.userRecords)));
    }
    return keys.isEmpty()
        ? count
        : Words::tr("%1: %2", "how many user records, their keys").arg(count, keys.join(QStringLiteral(", ")));
}

}
