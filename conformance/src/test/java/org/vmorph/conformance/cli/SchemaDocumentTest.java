package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * What docs/schema/README.md says of the keys is what the schemas say. {@code
 * -Dvmorph.golden=write} writes it anew.
 */
class SchemaDocumentTest {
  private static final String HEAD =
      """
      # Results for other programs

      `--json FILE` writes one object, and its `schema` says which of these it is: `vmorph/check/1` is [check.schema.json](check.schema.json), and so on.
      The files are JSON Schema (2020-12) and name every key; a key that is added makes no new version, one that goes or means something else does.
      `a[].b` is `b` of each element of `a`.
      This page is made from the schemas; a test holds every result that the tests of the command line write to them.
      """;

  @Test
  void the_page_is_what_the_schemas_say() throws IOException {
    var text = new StringBuilder(HEAD);
    for (var name : Schemas.names()) {
      var schema = Schemas.named(name);
      text.append("\n## ").append(schema.get("title").asText()).append("\n\n");
      text.append("[").append(name).append(".schema.json](").append(name).append(".schema.json)\n");
      text.append(tables(schema));
    }
    var file = Schemas.FOLDER.resolve("README.md");
    if ("write".equals(System.getProperty("vmorph.golden"))) {
      Files.writeString(file, text);
    }
    assertThat(Files.exists(file) ? Files.readString(file) : "")
        .as("%s; -Dvmorph.golden=write rewrites it", file)
        .isEqualTo(text.toString());
  }

  @Test
  void every_key_is_explained() throws IOException {
    for (var name : Schemas.names()) {
      for (var definition : Schemas.named(name).get("$defs").properties()) {
        for (var row : rows("", definition.getValue())) {
          assertThat(row.get(2)).as("%s %s: %s", name, definition.getKey(), row).isNotEmpty();
        }
      }
    }
  }

  private static String tables(JsonNode schema) {
    return schema.get("$defs").properties().stream()
        .filter(definition -> definition.getValue().has("properties"))
        .map(
            definition ->
                heading(definition.getKey(), definition.getValue()) + table(definition.getValue()))
        .collect(Collectors.joining());
  }

  private static String heading(String name, JsonNode definition) {
    var says = definition.path("description").asText();
    return "\n" + (says.isEmpty() ? "" : "`" + name + "`: " + says + ".\n\n");
  }

  private static String table(JsonNode definition) {
    return rows("", definition).stream()
        .map(row -> "| `%s` | %s | %s |\n".formatted(row.get(0), row.get(1), row.get(2)))
        .collect(Collectors.joining("", "| key | is | meaning |\n|---|---|---|\n", ""));
  }

  /** Key, kind and meaning of everything in an object. */
  private static List<List<String>> rows(String before, JsonNode object) {
    var rows = new ArrayList<List<String>>();
    for (var property : object.path("properties").properties()) {
      var value = property.getValue();
      var key = before + property.getKey();
      rows.add(List.of(key, kind(value), value.path("description").asText()));
      rows.addAll(rows(key + ".", value));
      rows.addAll(rows(key + "[].", value.path("items")));
    }
    return rows;
  }

  private static String kind(JsonNode value) {
    if (value.has("$ref")) {
      var ref = value.get("$ref").asText();
      return "`" + ref.substring(ref.lastIndexOf('/') + 1) + "`";
    }
    if (value.has("oneOf")) {
      return joined(value.get("oneOf"));
    }
    if (value.has("const")) {
      return "`" + value.get("const").asText() + "`";
    }
    if (value.has("enum")) {
      return StreamSupport.stream(value.get("enum").spliterator(), false)
          .map(word -> word.isNull() ? "null" : "`" + word.asText() + "`")
          .collect(Collectors.joining(", "));
    }
    var type = value.get("type");
    var kind =
        type.isArray()
            ? StreamSupport.stream(type.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(" or "))
            : type.asText();
    var first = kind.split(" ")[0];
    return value.has("items") && !value.get("items").has("properties")
        ? kind.replaceFirst(first, first + " of " + kind(value.get("items")))
        : value.path("additionalProperties").isObject()
            ? kind.replaceFirst(first, first + " of " + kind(value.get("additionalProperties")))
            : kind;
  }

  private static String joined(JsonNode kinds) {
    return StreamSupport.stream(kinds.spliterator(), false)
        .map(SchemaDocumentTest::kind)
        .collect(Collectors.joining(" or "));
  }
}
