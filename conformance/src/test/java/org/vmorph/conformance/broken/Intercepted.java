package org.vmorph.conformance.broken;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.TrapAndEmulate;

/** Something as it is, but for some of what it is asked or of what it answers. */
public final class Intercepted {
  private Intercepted() {}

  /** The answer of what is behind. */
  public interface Original {
    /** What it says to these arguments. */
    Object answer(Object... arguments) throws Throwable;
  }

  /** Who stands in between. */
  public interface Between {
    /** The answer to whoever asks. */
    Object answer(String method, Object[] arguments, Original original) throws Throwable;
  }

  /** An object with somebody in between. */
  public static <T> T of(Class<T> type, T real, Between between) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                between.answer(
                    method.getName(),
                    arguments,
                    others -> {
                      try {
                        return method.invoke(real, others);
                      } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                      }
                    })));
  }

  /** A monitor by another name, with somebody in between. */
  public static Vmm monitor(String name, Vmm real, Between between) {
    return of(
        Vmm.class,
        real,
        (method, arguments, original) ->
            method.equals("name") ? name : between.answer(method, arguments, original));
  }

  /** Trap-and-emulate by another name, with somebody between its guest and whoever asks for it. */
  public static Vmm guestOf(String name, Between between) {
    return monitor(
        name,
        new TrapAndEmulate(),
        (method, arguments, original) -> {
          var answer = original.answer(arguments);
          return answer instanceof Guest guest ? of(Guest.class, guest, between) : answer;
        });
  }
}
