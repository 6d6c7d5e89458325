package adaptarium.envs;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/**
 * Tasks that are records with a component for each parameter, made and read by reflection.
 *
 * @param <T> the task record
 */
final class AnnotatedTasks<T extends Record> implements TaskSpace.Tasks<T> {
    private final Class<T> type;
    private final RecordComponent[] components;
    private final Constructor<T> constructor;

    AnnotatedTasks(Class<T> type) {
        this.type = type;
        components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            constructor = type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record has a canonical constructor", e);
        }
        constructor.setAccessible(true); // families may keep their task record to themselves
        for (RecordComponent component : components) {
            component.getAccessor().setAccessible(true);
        }
    }

    @Override
    public Object value(T task, int index) {
        return ForeignCode.read(task, components[index]);
    }

    @Override
    public T make(Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause; // the record's own check
            }
            throw ForeignCode.unmade(type, e);
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("cannot build " + type.getName(), e);
        }
    }
}
