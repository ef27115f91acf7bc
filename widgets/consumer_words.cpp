#include "widgets/consumer_words.h"

#include "widgets/format.h"

#include <QCoreApplication>
#include <QStringList>

namespace shardscope::widgets {

namespace {

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ConsumerWords)
};

}

QString readingText(const clients::ConsumerConfig& config, base::Duration subscriptionLife)
{
    if (config.kind == clients::ConsumerConfig::Kind::FanOut)
        return Words::tr("SubscribeToShard: records are pushed to it as they come, and each subscription is renewed "
                         "after %1.")
            .arg(format::duration(subscriptionLife));
    return Words::tr("GetRecords on each shard every %1, at most %2 records a call.")
        .arg(format::duration(config.pollInterval), format::count(config.maxRecords));
}

// Developer guide, monitoring with CloudWatch, and API reference of GetRecords and SubscribeToShard; 2026-11.
QString iteratorAgeCard(clients::ConsumerConfig::Kind kind)
{
    const QString names = kind == clients::ConsumerConfig::Kind::Shared
        ? Words::tr("The service tells it of the last record that a call returned: MillisBehindLatest in the answer, "
                    "GetRecords.IteratorAgeMilliseconds in CloudWatch.")
        : Words::tr("The service tells it with each event: MillisBehindLatest, and "
                    "SubscribeToShardEvent.MillisBehindLatest in CloudWatch.");
    return paragraphs({QStringLiteral("<b>%1</b>").arg(Words::tr("Iterator age")),
        Words::tr("How long ago the oldest record arrived that has not been read yet: a gap of arrival time, not a "
                  "size of backlog. Few old records make it high, many new ones do not."),
        Words::tr("0 is the tip: nothing is left to read. At the retention period records are lost unread."), names});
}

QString paragraphs(const QStringList& texts)
{
    QString html;
    for (const QString& text : texts)
        html += QStringLiteral("<p style='margin:0 0 4px 0'>%1</p>").arg(text);
    return html;
}

}
