package org.vmorph.conformance.cli;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import org.vmorph.conformance.edge.Vectors;
import org.vmorph.conformance.report.DivergenceText;
import org.vmorph.conformance.run.Declared;
import org.vmorph.conformance.run.NotApplicable;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.MalformedMachine;
import org.vmorph.model.machines.MachineProvider;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.Vmm;

/**
 * Machines and monitors of somebody else's, offered by jars or folders of classes as services
 * ({@link MachineProvider}, {@link Vmm}).
 *
 * @param path where they were looked for, if they were
 * @param machines by name, with where they come from
 * @param monitors by name, with where they come from
 * @param loader of their classes, and of what is beside these
 */
record Plugins(
    Optional<String> path,
    List<Offer<Architecture>> machines,
    List<Offer<Vmm>> monitors,
    ClassLoader loader) {
  /** Nobody offers anything. */
  static final Plugins NONE =
      new Plugins(Optional.empty(), List.of(), List.of(), Plugins.class.getClassLoader());

  /** What the command that is running may use. */
  private static Plugins inUse = NONE;

  /**
   * Something that is offered.
   *
   * @param from the file's name
   */
  record Offer<T>(T what, String from) {}

  /** What the command that is running may use. */
  static Plugins inUse() {
    return inUse;
  }

  static void use(Plugins plugins) {
    inUse = plugins;
    Thread.currentThread().setContextClassLoader(plugins.loader);
  }

  /**
   * Everything that is offered on a path.
   *
   * @param path jars, folders of jars and folders of classes, separated as on a class path
   * @throws BadInput if anything on it is broken, or nothing is offered
   */
  static Plugins on(String path) {
    var urls = new ArrayList<URL>();
    for (var entry : path.split(File.pathSeparator)) {
      urls.addAll(urls(entry));
    }
    var loader = new PluginLoader(urls, Plugins.class.getClassLoader());
    // What is ours takes its time, and nobody is to blame for it.
    var loading = new Loading(path, loader);
    var plugins = Waiting.inUse().ask("--plugins " + path, loading::all);
    if (plugins.machines.isEmpty() && plugins.monitors.isEmpty()) {
      throw new BadInput(
          "--plugins %s: offers nothing; expected META-INF/services/%s or %s"
              .formatted(path, MachineProvider.class.getName(), Vmm.class.getName()));
    }
    return plugins;
  }

  private static List<URL> urls(String entry) {
    try {
      var path = Path.of(entry);
      if (!Files.isDirectory(path)) {
        return List.of(jar(path));
      }
      var jars = new ArrayList<URL>();
      try (var files = Files.list(path)) {
        for (var file : files.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
          jars.add(jar(file));
        }
      }
      return jars.isEmpty() ? List.of(path.toUri().toURL()) : jars;
    } catch (InvalidPathException | MalformedURLException e) {
      throw new BadInput("--plugins " + entry + ": is no path");
    } catch (IOException e) {
      throw new BadInput("--plugins " + entry + ": cannot be read");
    }
  }

  private static URL jar(Path file) throws MalformedURLException {
    if (!Files.exists(file)) {
      throw new BadInput("--plugins " + file + ": no such file; expected a jar or a folder");
    }
    try (var jar = new JarFile(file.toFile())) {
      return Path.of(jar.getName()).toUri().toURL();
    } catch (IOException e) {
      throw new BadInput("--plugins " + file + ": is no jar, or a broken one");
    }
  }

  /** Loads services one after another, and looks at each before it is used. */
  private static final class Loading {
    private final String path;
    private final ClassLoader loader;
    private final Map<String, String> names = new HashMap<>();

    Loading(String path, ClassLoader loader) {
      this.path = path;
      this.loader = loader;
      Machines.all().forEach(machine -> names.put("machine " + machine.name(), "vmorph"));
      MonitorNames.shipped().forEach(name -> names.put("monitor " + name, "vmorph"));
    }

    Plugins all() {
      var machines = new ArrayList<Offer<Architecture>>();
      for (var offer : offers(MachineProvider.class)) {
        for (var machine : asked(offer, "machines()", offer.what::machines)) {
          checkName("machine", asked(offer, "name()", machine::name), offer.from);
          asked(offer, "the test states", () -> Vectors.of(machine, loader));
          machines.add(new Offer<>(machine, offer.from));
        }
      }
      var monitors = offers(Vmm.class);
      monitors.forEach(
          offer -> checkName("monitor", asked(offer, "name()", offer.what::name), offer.from));
      return new Plugins(Optional.of(path), List.copyOf(machines), List.copyOf(monitors), loader);
    }

    private <T> List<Offer<T>> offers(Class<T> service) {
      var offers = new ArrayList<Offer<T>>();
      try {
        for (var provider : ServiceLoader.load(service, loader).stream().toList()) {
          if (provider.type().getClassLoader() == loader) {
            offers.add(new Offer<>(provider.get(), file(provider.type())));
          }
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        throw broken(path, e);
      }
      return offers;
    }

    private static String file(Class<?> type) {
      var source = type.getProtectionDomain().getCodeSource();
      var location = source == null ? null : source.getLocation();
      return location == null
          ? "somewhere"
          : String.valueOf(Path.of(location.getPath()).getFileName());
    }

    /** What somebody else's code says, who may not be as careful as we are. */
    private static <T> T asked(Offer<?> offer, String method, Supplier<T> question) {
      try {
        return Declared.answer(
            offer.what.getClass().getName(),
            method,
            () -> {
              try {
                return question.get();
              } catch (MalformedMachine means) {
                throw new NotApplicable(String.valueOf(means.getMessage()));
              }
            });
      } catch (NotApplicable wrong) {
        throw new BadInput("--plugins %s: %s".formatted(offer.from, wrong.getMessage()));
      }
    }

    private static BadInput broken(String where, Throwable e) {
      return new BadInput(
          "--plugins %s: %s".formatted(where, says(e).lines().findFirst().orElse("broken")));
    }

    /** A machine that means nothing says so itself; of all else, which error it is matters too. */
    private static String says(Throwable e) {
      var cause = e.getCause();
      if (cause != null && e instanceof LinkageError) {
        return says(cause);
      }
      if (cause != null && e instanceof ServiceConfigurationError) {
        return e.getMessage() + ": " + says(cause);
      }
      return e instanceof MalformedMachine ? String.valueOf(e.getMessage()) : e.toString();
    }

    private void checkName(String kind, String name, String from) {
      if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]*")) {
        throw new BadInput(
            "--plugins %s: '%s' is no name for a %s; expected letters, digits, - and _"
                .formatted(from, name, kind));
      }
      var other = names.putIfAbsent(kind + " " + name, from);
      if (other != null) {
        throw new BadInput(
            "--plugins %s: there is a %s %s already, from %s".formatted(from, kind, name, other));
      }
    }
  }

  /** The option that a command needs that is to run again what this one has run. */
  String option() {
    return path.map(it -> " --plugins " + DivergenceText.word(it)).orElse("");
  }

  /** What is offered, without where it comes from. */
  static <T> List<T> whats(List<Offer<T>> offers) {
    Function<Offer<T>, T> what = Offer::what;
    return offers.stream().map(what).toList();
  }
}
