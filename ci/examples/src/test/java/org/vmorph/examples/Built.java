package org.vmorph.examples;

import java.nio.file.Path;

/** Where the examples were built, and what with. */
final class Built {
  /** The project. */
  static final Path ROOT = path("vmorph.root");

  private static final Path FOLDER = path("vmorph.built");

  private Built() {}

  /** A folder below that of the builds. */
  static Path in(String first, String... more) {
    return FOLDER.resolve(Path.of(first, more));
  }

  private static Path path(String property) {
    return Path.of(System.getProperty(property)).toAbsolutePath().normalize();
  }
}
