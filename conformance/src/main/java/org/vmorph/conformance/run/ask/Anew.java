package org.vmorph.conformance.run.ask;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Optional;
import org.vmorph.vmm.Vmm;

/**
 * Monitors made anew, so that they have run nothing yet: where a class has one constructor, without
 * parameters, it is loaded again from where it came from, and its statics are new as well.
 */
public final class Anew {
  private Anew() {}

  /** The same monitor, made anew; empty if it is made in a way that nobody knows. */
  public static Optional<Vmm> of(Vmm vmm) {
    if (vmm instanceof Settled settled) {
      return settled.anew();
    }
    var type = vmm.getClass();
    var constructors = type.getDeclaredConstructors();
    var from = from(type);
    if (constructors.length != 1 || constructors[0].getParameterCount() > 0 || from.isEmpty()) {
      return Optional.empty();
    }
    try {
      var loaded = loader(from.get(), type.getClassLoader()).loadClass(type.getName());
      var constructor = loaded.getDeclaredConstructor();
      constructor.setAccessible(true);
      return Optional.of((Vmm) constructor.newInstance());
    } catch (ReflectiveOperationException | RuntimeException | LinkageError nobodyKnows) {
      return Optional.empty();
    }
  }

  private static ClassLoader loader(URL from, ClassLoader before) {
    return before instanceof Reloading reloading ? reloading.anew() : new Loader(from, before);
  }

  /** Where a class came from; empty if that is where vmorph's own classes are. */
  private static Optional<URL> from(Class<?> type) {
    var ours = Vmm.class.getProtectionDomain().getCodeSource();
    var source = type.getProtectionDomain().getCodeSource();
    return source == null || ours != null && source.getLocation().equals(ours.getLocation())
        ? Optional.empty()
        : Optional.of(source.getLocation());
  }

  /** Loads what is there again, and asks for the rest where it was asked for before. */
  private static final class Loader extends URLClassLoader {
    Loader(URL from, ClassLoader before) {
      super(new URL[] {from}, before);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        var known = findLoadedClass(name);
        if (known != null) {
          return known;
        }
        return findResource(name.replace('.', '/') + ".class") == null
            ? super.loadClass(name, resolve)
            : findClass(name);
      }
    }
  }
}
