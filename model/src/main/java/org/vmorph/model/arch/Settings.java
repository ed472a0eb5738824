package org.vmorph.model.arch;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each of a machine's parameters is. */
public final class Settings {
  /** Of a machine that has no parameters. */
  public static final Settings NONE = usual();

  private final Map<Parameter, String> values;

  private Settings(Map<Parameter, String> values) {
    this.values = values;
  }

  /**
   * Each is as it usually is.
   *
   * @throws IllegalArgumentException if two have one name
   */
  public static Settings usual(Parameter... parameters) {
    var values = new LinkedHashMap<Parameter, String>();
    for (var parameter : parameters) {
      if (values.keySet().stream().anyMatch(other -> other.name().equals(parameter.name()))) {
        throw new IllegalArgumentException("two parameters are called " + parameter.name());
      }
      values.put(parameter, parameter.usual());
    }
    return new Settings(values);
  }

  /** The parameters, as declared. */
  public Collection<Parameter> parameters() {
    return List.copyOf(values.keySet());
  }

  /**
   * The same where one of them is something else.
   *
   * @throws IllegalArgumentException if it is none of these, or may not be that
   */
  public Settings with(Parameter parameter, String value) {
    of(parameter);
    if (!parameter.values().contains(value)) {
      throw new IllegalArgumentException(
          "%s=%s: expected %s".formatted(parameter.name(), value, parameter.range()));
    }
    var more = new LinkedHashMap<>(values);
    more.put(parameter, value);
    return new Settings(more);
  }

  /**
   * The same where the one of a name is something else.
   *
   * @throws IllegalArgumentException if there is none of that name, or it may not be that
   */
  public Settings with(String name, String value) {
    return with(
        named(name)
            .orElseThrow(() -> new IllegalArgumentException("there is no parameter " + name)),
        value);
  }

  /** The parameter of a name, in small letters or, as manuals have registers, in large ones. */
  public Optional<Parameter> named(String name) {
    return values.keySet().stream().filter(it -> it.name().equalsIgnoreCase(name)).findFirst();
  }

  /**
   * What one of them is.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public String of(Parameter parameter) {
    var value = values.get(parameter);
    if (value == null) {
      throw new IllegalArgumentException("there is no parameter " + parameter.name());
    }
    return value;
  }

  /** Those that are not as they usually are, as {@code name=value}. */
  public List<String> changed() {
    return values.entrySet().stream()
        .filter(it -> !it.getKey().usual().equals(it.getValue()))
        .map(it -> it.getKey().name() + "=" + it.getValue())
        .toList();
  }

  /** Whether one of them is this. */
  public boolean is(Parameter parameter, String value) {
    return of(parameter).equals(value);
  }

  /** What one of them is that is a number. */
  public int number(Parameter parameter) {
    return Integer.parseInt(of(parameter));
  }
}
