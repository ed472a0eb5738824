package org.vmorph.conformance.cli.names;

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
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.conformance.edge.Vectors;
import org.vmorph.conformance.report.ReplayLine;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.rules.MalformedRule;
import org.vmorph.conformance.rules.RuleProvider;
import org.vmorph.conformance.rules.Rules;
import org.vmorph.conformance.run.ask.Declared;
import org.vmorph.conformance.run.ask.NotApplicable;
import org.vmorph.conformance.run.ask.Settled;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.MalformedMachine;
import org.vmorph.model.machines.MachineProvider;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.Vmm;

/**
 * Machines, monitors and rules of somebody else's, offered by jars or folders of classes as
 * services ({@link MachineProvider}, {@link Vmm}, {@link RuleProvider}).
 *
 * @param path where they were looked for, if they were
 * @param machines by name, with where they come from
 * @param monitors by name, with where they come from
 * @param claims what monitors are held to: the rules of the kit and those that are offered
 * @param loader of their classes, and of what is beside these
 */
public record Plugins(
    Optional<String> path,
    List<Offer<Architecture>> machines,
    List<Offer<Vmm>> monitors,
    Claims claims,
    ClassLoader loader) {
  /** Nobody offers anything. */
  public static final Plugins NONE =
      new Plugins(
          Optional.empty(), List.of(), List.of(), Claims.ALL, Plugins.class.getClassLoader());

  /** What the command that is running may use. */
  private static Plugins inUse = NONE;

  /**
   * Something that is offered.
   *
   * @param from the file's name
   */
  public record Offer<T>(T what, String from) {}

  /** What the command that is running may use. */
  public static Plugins inUse() {
    return inUse;
  }

  /** From now on these are in use. */
  public static void use(Plugins plugins) {
    inUse = plugins;
    Thread.currentThread().setContextClassLoader(plugins.loader);
  }

  /**
   * Everything that is offered on a path.
   *
   * @param path jars, folders of jars and folders of classes, separated as on a class path
   * @throws BadInput if anything on it is broken, or nothing is offered
   */
  public static Plugins on(String path) {
    var urls = new ArrayList<URL>();
    for (var entry : path.split(File.pathSeparator)) {
      urls.addAll(urls(entry));
    }
    var loader = new PluginLoader(urls, Plugins.class.getClassLoader());
    // What is ours takes its time, and nobody is to blame for it.
    var loading = new Loading(path, loader);
    var plugins = Waiting.inUse().ask("--plugins " + path, loading::all);
    if (plugins.machines.isEmpty()
        && plugins.monitors.isEmpty()
        && plugins.claims.equals(Claims.ALL)) {
      throw new BadInput(
          "--plugins %s: offers nothing; expected META-INF/services/%s or %s or %s, and something in it"
              .formatted(
                  path,
                  MachineProvider.class.getName(),
                  Vmm.class.getName(),
                  RuleProvider.class.getName()));
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
      Machines.shipped().forEach(machine -> names.put("machine " + machine.name(), "vmorph"));
      MonitorNames.shipped().forEach(name -> names.put("monitor " + name, "vmorph"));
    }

    Plugins all() {
      var machines = new ArrayList<Offer<Architecture>>();
      for (var offer : offers(MachineProvider.class)) {
        for (var each : asked(offer, "machines()", () -> copied(offer.what.machines()))) {
          var machine = asked(offer, "machines()", () -> each);
          checkName("machine", asked(offer, "name()", machine::name), offer.from);
          asked(offer, "the test states", () -> Vectors.of(machine, loader));
          machines.add(new Offer<>(machine, offer.from));
        }
      }
      var monitors = new ArrayList<Offer<Vmm>>();
      for (var offer : offers(Vmm.class)) {
        var settled = asked(offer, "", () -> new Settled(offer.what, Waiting.inUse()));
        checkName("monitor", settled.name(), offer.from);
        monitors.add(new Offer<>(settled, offer.from));
      }
      return new Plugins(
          Optional.of(path), List.copyOf(machines), List.copyOf(monitors), claims(), loader);
    }

    /** A rule is checked when it is made, and the list when there is another in it. */
    private Claims claims() {
      var rules = Rules.ALL;
      for (var offer : offers(RuleProvider.class)) {
        var more = asked(offer, "rules()", () -> copied(offer.what.rules()));
        var before = rules;
        rules = asked(offer, "rules()", () -> before.and(more));
      }
      return Claims.of(rules);
    }

    /** Whatever kind of list it is, and whatever is in it. */
    private static <T> @Nullable List<T> copied(@Nullable List<T> list) {
      return list == null ? null : new ArrayList<>(list);
    }

    private <T> List<Offer<T>> offers(Class<T> service) {
      var offers = new ArrayList<Offer<T>>();
      try {
        for (var provider : ServiceLoader.load(service, loader).stream().toList()) {
          if (provider.type().getClassLoader() == loader) {
            offers.add(made(provider));
          }
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        throw broken(path, e);
      }
      return offers;
    }

    private static <T> Offer<T> made(ServiceLoader.Provider<T> provider) {
      var type = provider.type();
      return new Offer<>(
          asked(file(type), type.getName(), "its constructor", () -> constructed(provider)),
          file(type));
    }

    /** What the constructor throws, without what the library says of it. */
    private static <T> T constructed(ServiceLoader.Provider<T> provider) {
      try {
        return provider.get();
      } catch (ServiceConfigurationError e) {
        switch (its(e)) {
          case RuntimeException its -> throw its;
          case Error its -> throw its;
          case Throwable its -> throw new IllegalStateException(its);
        }
      }
    }

    /** What was thrown at first. */
    private static Throwable its(Throwable told) {
      boolean isOfTheLibrary =
          told instanceof ServiceConfigurationError || told instanceof ExceptionInInitializerError;
      var cause = told.getCause();
      return isOfTheLibrary && cause != null ? its(cause) : told;
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
      return asked(offer.from, offer.what.getClass().getName(), method, question);
    }

    private static <T> T asked(String from, String who, String method, Supplier<T> question) {
      try {
        return Declared.answer(
            who,
            method,
            () -> {
              try {
                return question.get();
              } catch (MalformedMachine | MalformedRule means) {
                throw new NotApplicable(String.valueOf(means.getMessage()));
              }
            });
      } catch (NotApplicable wrong) {
        throw new BadInput("--plugins %s: %s".formatted(from, wrong.getMessage()));
      }
    }

    /** No service, or no class that can be loaded; the library says which. */
    private static BadInput broken(String where, Throwable e) {
      var says =
          e instanceof ServiceConfigurationError ? String.valueOf(e.getMessage()) : e.toString();
      return new BadInput(
          "--plugins %s: %s".formatted(where, says.lines().findFirst().orElse("broken")));
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

  /** How what this command has run is run again: with the launcher as it was called. */
  public ReplayLine again() {
    return ReplayLine.onCommandLine(
        System.getProperty("vmorph.launcher", "./vmorph"),
        path.map(it -> " --plugins " + ReplayLine.word(it)).orElse(""));
  }

  /** What is offered, without where it comes from. */
  static <T> List<T> whats(List<Offer<T>> offers) {
    Function<Offer<T>, T> what = Offer::what;
    return offers.stream().map(what).toList();
  }
}
