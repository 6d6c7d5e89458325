package adaptarium.envs;

/**
 * A family whose episodes are longer or shorter.
 *
 * @param <T> the task record
 * @param inner the family
 * @param spec its specification under this horizon
 */
record OtherHorizon<T extends Record>(TaskFamily<T> inner, EnvironmentSpec spec) implements TaskFamily<T> {
    @Override
    public Class<T> taskType() {
        return inner.taskType();
    }

    @Override
    public TaskSpace<T> tasks() {
        return inner.tasks();
    }

    @Override
    public Simulation<T> newSimulation() {
        return inner.newSimulation();
    }

    @Override
    public boolean hasGoal() {
        return inner.hasGoal();
    }

    @Override
    public String goalMeaning() {
        return inner.goalMeaning();
    }

    @Override
    public EnvironmentSpec spec(int horizon) {
        return inner.spec(horizon);
    }

    @Override
    public TaskFamily<T> withHorizon(int horizon) {
        return inner.withHorizon(horizon);
    }
}
