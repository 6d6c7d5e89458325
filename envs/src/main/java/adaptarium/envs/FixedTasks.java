package adaptarium.envs;

/**
 * Tasks of which some parameters are fixed: they are no parameters any more.
 *
 * @param <T> the task record
 */
final class FixedTasks<T extends Record> implements TaskSpace.Tasks<T> {
    private final TaskSpace.Tasks<T> all;
    private final Object[] values; // of all parameters; those that vary are replaced
    private final int[] varying; // indices among all

    FixedTasks(TaskSpace.Tasks<T> all, Object[] values, int[] varying) {
        this.all = all;
        this.values = values.clone();
        this.varying = varying.clone();
    }

    @Override
    public T make(Object[] given) {
        Object[] whole = values.clone();
        for (int i = 0; i < varying.length; i++) {
            whole[varying[i]] = given[i];
        }
        return all.make(whole);
    }

    @Override
    public Object value(T task, int index) {
        return all.value(task, varying[index]);
    }
}
