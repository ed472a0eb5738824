package org.vmorph.conformance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The schemas in docs/schema, and what they say of a result. */
final class Schemas {
  static final Path FOLDER = Path.of(System.getProperty("vmorph.root", ".."), "docs", "schema");

  private static final String ENDING = ".schema.json";

  /** Where the schemas are as far as they know themselves: in one folder. */
  private static final String HOME = "https://vmorph.invalid/";

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder -> builder.schemas(iri -> text(iri.substring(iri.lastIndexOf('/') + 1))));

  private Schemas() {}

  private static String text(String file) {
    try {
      return Files.readString(FOLDER.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode read(Path file) throws IOException {
    return new ObjectMapper().readTree(Files.readString(file));
  }

  /** The names of all: {@code check}, {@code common} and so on. */
  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(ENDING))
          .map(file -> file.substring(0, file.length() - ENDING.length()))
          .sorted()
          .toList();
    }
  }

  static JsonNode named(String name) throws IOException {
    return read(FOLDER.resolve(name + ENDING));
  }

  /** What is wrong with a result by the schema that it names; empty if nothing is. */
  static List<String> errors(JsonNode result) {
    var name = result.path("schema").asText().replaceFirst("vmorph/(\\w+)/1", "$1");
    return REGISTRY.getSchema(SchemaLocation.of(HOME + name + ENDING)).validate(result).stream()
        .map(Error::toString)
        .toList();
  }
}
