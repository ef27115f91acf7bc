// The numbers of a stretch of time on a small card above the timeline, to be read and copied.
#pragma once

#include "widgets/theme.h"
#include "world/stretch_summary.h"

#include <QFrame>
#include <QString>

class QGridLayout;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace shardscope::widgets {

class RangeCard : public QFrame {
    Q_OBJECT

public:
    explicit RangeCard(QWidget* parent);

    void present(const QString& stream, const world::StretchSummary& summary);
    void setTheme(const Theme& theme);
    // What is copied: one line for each number, a tab between name and value.
    [[nodiscard]] QString text() const;

signals:
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        QString name;
        QString value;
    };
    [[nodiscard]] std::vector<Row> rows() const;
    void fill();

    Theme m_theme = Theme::light();
    QString m_stream;
    world::StretchSummary m_summary;
    QLabel* m_title;
    QHBoxLayout* m_head;
    QGridLayout* m_grid;
    std::vector<std::pair<QLabel*, QLabel*>> m_labels;
    QToolButton* m_copy;
    QToolButton* m_close;
};

}
