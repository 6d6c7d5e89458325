package adaptarium.experiments.report;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.envs.ChoiceParameter;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Families;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.Law;
import adaptarium.envs.MemorylessCeiling;
import adaptarium.envs.RangeParameter;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskParameter;
import adaptarium.envs.Variant;
import adaptarium.envs.Wrapper;
import adaptarium.envs.reference.References;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A family for programs: what {@link FamilyPage} shows to people. A bound that does not exist is null. */
final class FamilyJson {
    private FamilyJson() {}

    /**
     * What is known of a family.
     *
     * @param family perhaps wrapped
     * @return sections by name, as they are written
     */
    static Map<String, Object> of(TaskFamily<?> family) {
        EnvironmentSpec spec = family.spec();
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("id", spec.id());
        page.put("reward", spec.rewardMeaning());
        page.put("end", spec.endMeaning());
        page.put("hasGoal", family.hasGoal());
        page.put("horizon", spec.horizon());
        page.put("controlTimestep", spec.controlTimestep());
        page.put("episodesPerTrial", spec.episodesPerTrial());
        page.put(
                "observation", spec.observation().stream().map(FamilyJson::json).toList());
        if (spec.actions() instanceof ActionSpace.Continuous continuous) {
            page.put(
                    "action",
                    Map.of(
                            "continuous",
                            continuous.axes().stream().map(FamilyJson::json).toList()));
        } else if (spec.actions() instanceof ActionSpace.Discrete discrete) {
            page.put("action", Map.of("discrete", discrete.choices()));
        }
        page.put(
                "task",
                family.tasks().parameters().stream().map(FamilyJson::json).toList());
        Variant.of(spec.id()).ifPresent(variant -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("of", variant.family());
            entry.put("name", variant.name());
            entry.put("hash", variant.hash());
            entry.put("settings", variant.settings());
            page.put("variant", entry);
        });
        page.put(
                "settings",
                FamilySetting.of(family).stream().map(FamilyJson::json).toList());
        page.put(
                "references",
                References.of(family).stream()
                        .map(reference -> Map.of("method", reference.method(), "toldTask", reference.toldTask()))
                        .toList());
        MemorylessCeiling.of(family)
                .ifPresent(proof ->
                        page.put("memorylessCeiling", json(proof, family.tasks().canShift())));
        page.put("wrappers", Families.wrappers().stream().map(Wrapper::usage).toList());
        return page;
    }

    private static Map<String, Object> json(Axis axis) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("name", axis.name());
        entry.put("unit", axis.unit());
        entry.put("low", Double.isInfinite(axis.low()) ? null : axis.low());
        entry.put("high", Double.isInfinite(axis.high()) ? null : axis.high());
        return entry;
    }

    private static Map<String, Object> json(MemorylessCeiling proof, boolean shifted) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("principle", proof.principle().name().toLowerCase(Locale.ROOT));
        entry.put("train", proof.memorylessCeiling(Split.TRAIN));
        if (shifted) {
            entry.put("shifted", proof.memorylessCeiling(Split.SHIFTED));
        }
        entry.put("proof", proof.ceilingProof());
        return entry;
    }

    private static Map<String, Object> json(FamilySetting setting) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", setting.name());
        entry.put("standard", setting.standard());
        entry.put("least", setting.least());
        entry.put("greatest", setting.greatest());
        entry.put("description", setting.description());
        return entry;
    }

    private static Map<String, Object> json(TaskParameter parameter) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", parameter.name());
        if (parameter instanceof RangeParameter range) {
            entry.put("unit", range.unit());
            entry.put("train", List.of(range.low(), range.high()));
            entry.put("shifted", List.of(range.outerLow(), range.outerHigh()));
            entry.put("scale", range.scale().name().toLowerCase(Locale.ROOT));
            if (range.law() instanceof Law.Normal normal) {
                entry.put("mean", normal.mean());
                entry.put("deviation", normal.deviation());
            }
        } else if (parameter instanceof ChoiceParameter choices) {
            entry.put("train", choices.train());
            entry.put("shifted", choices.held());
            if (!choices.weights().isEmpty()) {
                entry.put("weights", choices.weights());
            }
        }
        entry.put("nominal", parameter.nominal());
        entry.put("live", parameter.live());
        entry.put("visible", parameter.visible());
        entry.put("description", parameter.description());
        return entry;
    }
}
