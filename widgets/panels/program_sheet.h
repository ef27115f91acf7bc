// The inspector's page of a program on the network: what it calls and how much of that is refused, what was refused
// most, the streams, shards and subscriptions that it uses, and its latest calls. Whatever the log still has.
#pragma once

#include "widgets/selection.h"
#include "widgets/sheet.h"
#include "world/programs.h"

#include <vector>

class QPushButton;

namespace shardscope::widgets {

class ProgramSheet : public Sheet {
    Q_OBJECT

public:
    ProgramSheet(Selection& selection, QWidget* parent);

    void present(const world::World& world, const ProgramChoice& choice);

signals:
    // All calls of that name in the log.
    void callsAsked(const QString& program);

private:
    void showHead(const world::World& world, const world::ProgramFacts& facts);
    void showRates(const world::ProgramFacts& facts);
    void showOperations(const world::ProgramFacts& facts);
    void showWorst(const world::World& world, const world::ProgramFacts& facts);
    void showUse(const world::World& world, const world::ProgramFacts& facts);
    void showLatest(const world::ProgramFacts& facts);
    [[nodiscard]] Choice choiceOf(const QString& link) const;

    Selection& m_selection;
    // Of the streams that links name by their place.
    std::vector<std::string> m_streams;

    QLabel* m_title;
    QLabel* m_kind;
    QLabel* m_ratesCaption;
    Line* m_calls;
    Line* m_written;
    Line* m_writtenBytes;
    Line* m_read;
    Line* m_readBytes;
    Line* m_refused;
    QLabel* m_operationsCaption;
    std::vector<Line*> m_operations;
    QLabel* m_worstCaption;
    QLabel* m_worst;
    QLabel* m_usesCaption;
    QLabel* m_uses;
    QLabel* m_subscriptionsCaption;
    QLabel* m_subscriptions;
    QLabel* m_latest;
    QPushButton* m_show;
};

}
