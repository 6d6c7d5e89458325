package adaptarium.envs;

/** The rule for changing a task in mid-episode: only live parameters may differ. */
final class LiveChanges {
    private LiveChanges() {}

    static <T extends Record> void check(TaskFamily<T> family, T present, T wanted) {
        TaskSpace<T> space = family.tasks();
        for (String name : space.differences(present, wanted)) {
            if (!space.parameter(name).live()) {
                throw new IllegalArgumentException(family.spec().id() + ": task parameter '" + name
                        + "' is fixed for an episode; only "
                        + space.parameters().stream()
                                .filter(TaskParameter::live)
                                .map(TaskParameter::name)
                                .toList()
                        + " may change");
            }
        }
    }
}
