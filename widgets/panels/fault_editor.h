// The fields of one injected fault: where it hits, what it does and how often, and how late it makes answers, with the
// curve of the waits. What is wrong stands beside its field while somebody types.
#pragma once

#include "streams/faults.h"
#include "widgets/panels/access_pages.h"
#include "widgets/theme.h"
#include "world/world.h"

#include <QWidget>

#include <map>
#include <optional>
#include <string>
#include <string_view>

class QCheckBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QSpinBox;
class QTabWidget;

namespace shardscope::widgets {

class WaitCurve;

class FaultEditor : public QWidget {
    Q_OBJECT

public:
    FaultEditor(const Theme& theme, QWidget* parent);

    // Offers what there is in that world; what has been typed stays.
    void offer(const world::World& world);
    void setRule(const streams::FaultRule& rule);
    // A time that begins with a plus, as a text for it.
    void setUntil(const QString& text);
    // As it is typed; times from `now` on.
    [[nodiscard]] streams::FaultRule rule(base::Instant now) const;
    // Of the rule, or of a time that cannot be read.
    [[nodiscard]] std::optional<streams::FaultProblem> problem(base::Instant now) const;
    // Beside its field; none beside the others.
    void showProblem(const std::optional<streams::FaultProblem>& problem, const streams::FaultRule& rule);
    // The page on show has that field.
    [[nodiscard]] bool isOnShow(std::string_view field) const;
    void focusName();

signals:
    void changed();

private:
    QFormLayout* addPage(const QString& name, const Theme& theme);
    void addRow(QFormLayout* form, const char* field, const QString& label, QWidget* control);
    QWidget* addPlain(QFormLayout* form, const QString& label, QWidget* control);
    void makePlaces(const Theme& theme);
    void makeEffects(const Theme& theme);
    void makeLatency(const Theme& theme);
    void connectFields();
    void edit();
    // What depends on other fields: operations that have the error, the fields of a latency, words.
    void work();
    [[nodiscard]] streams::FaultLatency latency() const;

    struct Beside {
        QLabel* label = nullptr;
        int page = -1; // none: above the pages
    };

    bool m_isFilling = false;
    std::map<std::string, Beside, std::less<>> m_problems; // by field
    QLineEdit* m_name;
    QCheckBox* m_isOn;
    QTabWidget* m_pages;
    // Where.
    ChoiceBox* m_stream;
    QListWidget* m_operations;
    ChoiceBox* m_shard;
    QLineEdit* m_key;
    ChoiceBox* m_caller;
    QLineEdit* m_from;
    QLineEdit* m_until;
    // What and how often.
    ChoiceBox* m_target;
    ChoiceBox* m_error;
    QDoubleSpinBox* m_share;
    QSpinBox* m_burst;
    QLabel* m_rhythm;
    // How late.
    ChoiceBox* m_kind;
    QSpinBox* m_typical;
    QLabel* m_typicalName = nullptr;
    QSpinBox* m_slow;
    QLabel* m_slowName = nullptr;
    QDoubleSpinBox* m_slowShare;
    QLabel* m_slowShareName = nullptr;
    WaitCurve* m_curve;
    QLabel* m_percentiles;
};

}
