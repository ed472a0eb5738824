package org.vmorph.ci.paper;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A class of the project, or a member of one, called by its name without {@code org.vmorph}.
 *
 * @param outer the class that has a file of its own
 * @param named the class that is named, or whose member is: {@code outer}, or nested in it
 */
record Place(String name, Class<?> outer, Class<?> named, Optional<String> member) {
  /**
   * What a name stands for.
   *
   * @throws AssertionError if there is no such class, or it has no such member
   */
  static Place of(String name) {
    var parts = name.split("\\.");
    int top = 0;
    while (top < parts.length - 1 && !Character.isUpperCase(parts[top].charAt(0))) {
      top++;
    }
    var outer =
        load(String.join(".", Arrays.copyOf(parts, top + 1)))
            .orElseThrow(() -> new AssertionError(name + ": no such class"));
    var named = outer;
    for (int i = top + 1; i < parts.length; i++) {
      var nested = nested(named, parts[i]);
      if (nested.isPresent()) {
        named = nested.get();
      } else if (i == parts.length - 1 && has(named, parts[i])) {
        return new Place(name, outer, named, Optional.of(parts[i]));
      } else {
        throw new AssertionError(name + ": there is no " + parts[i] + " in " + named.getName());
      }
    }
    return new Place(name, outer, named, Optional.empty());
  }

  private static Optional<Class<?>> load(String name) {
    try {
      return Optional.of(Class.forName("org.vmorph." + name, false, Place.class.getClassLoader()));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  private static Optional<Class<?>> nested(Class<?> type, String name) {
    return Stream.<Class<?>>of(type.getDeclaredClasses())
        .filter(inner -> inner.getSimpleName().equals(name))
        .findFirst();
  }

  private static boolean has(Class<?> type, String member) {
    return Stream.concat(Stream.of(type.getDeclaredMethods()), Stream.of(type.getDeclaredFields()))
        .anyMatch(known -> known.getName().equals(member));
  }

  /** As it is shown: without the package. */
  String shown() {
    var parts = name.split("\\.");
    int top = 0;
    while (!Character.isUpperCase(parts[top].charAt(0))) {
      top++;
    }
    return String.join(".", Arrays.copyOfRange(parts, top, parts.length));
  }

  /** Its source file, from the project's root. The module is called as its first package is. */
  String source() {
    var path = outer.getName().replace('.', '/');
    return path.split("/")[2] + "/src/main/java/" + path + ".java";
  }
}
