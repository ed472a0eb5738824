package org.vmorph.conformance.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.concrete.Snapshot;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.path.Ending;
import org.vmorph.model.path.TestVector;
import org.vmorph.model.path.TestVectors;

/** Reads what {@link VectorText} has written. */
final class VectorReader {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Architecture machine;
  private final long words;
  private final List<TestVector> vectors = new ArrayList<>();

  private VectorReader(Architecture machine, long words) {
    this.machine = machine;
    this.words = words;
  }

  /**
   * The test states of a machine.
   *
   * @throws IllegalArgumentException saying what is wrong, and with which state
   */
  static TestVectors read(Architecture machine, String text) {
    var root = parse(text);
    expect(root, "schema", VectorText.SCHEMA);
    expect(root, "machine", machine.name());
    var reader = new VectorReader(machine, root.path("words").asLong());
    root.path("paths").forEach(reader::path);
    var infeasible = new ArrayList<TestVectors.Infeasible>();
    root.path("infeasible")
        .forEach(
            it ->
                infeasible.add(
                    new TestVectors.Infeasible(it.path("at").asText(), texts(it.path("path")))));
    return new TestVectors(machine, reader.words, reader.vectors, infeasible);
  }

  private static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "line " + e.getLocation().getLineNr() + ": no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static void expect(JsonNode root, String field, String value) {
    if (!root.path(field).asText().equals(value)) {
      throw new IllegalArgumentException(
          "%s '%s': expected '%s'".formatted(field, root.path(field).asText(), value));
    }
  }

  private void path(JsonNode path) {
    for (var vector : path.path("vectors")) {
      try {
        vectors.add(vector(path, vector));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "state %d, at %s: %s"
                .formatted(vectors.size(), path.path("at").asText(), e.getMessage()),
            e);
      }
    }
  }

  private TestVector vector(JsonNode path, JsonNode vector) {
    var before = state(blank(), vector.path("before"));
    var operands = new ArrayList<Long>();
    vector.path("operands").forEach(value -> operands.add(number(value)));
    return new TestVector(
        path.path("at").asText(),
        path.path("mode").asText().equals("u"),
        texts(path.path("path")),
        Ending.parse(machine, path.path("outcome").asText()),
        before,
        vector.has("word") ? OptionalLong.of(number(vector.path("word"))) : OptionalLong.empty(),
        operands,
        state(before, vector.path("changes")));
  }

  private Snapshot blank() {
    return new Snapshot(
        machine,
        words,
        new long[machine.cells().size()],
        machine.files().stream().map(file -> new long[0]).toList());
  }

  /** A state with some words replaced. */
  private Snapshot state(Snapshot base, JsonNode fields) {
    var changed = new Changed(base);
    for (var field : fields.properties()) {
      var component =
          machine
              .component(field.getKey())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "'%s': expected one of %s"
                              .formatted(
                                  field.getKey(),
                                  machine.components().stream().map(Component::name).toList())));
      switch (component) {
        case Cell cell -> changed.set(cell, word(cell, field.getValue()));
        case File file ->
            field
                .getValue()
                .properties()
                .forEach(
                    word ->
                        changed.store(
                            file, index(file, word.getKey()), word(file, word.getValue())));
      }
    }
    return changed.state();
  }

  private int index(File file, String text) {
    long end = file.equals(machine.storage()) ? words : 1L << file.indexBits();
    try {
      int index = Integer.parseInt(text);
      if (index >= 0 && index < end) {
        return index;
      }
    } catch (NumberFormatException e) {
      // Told below, as any index that is none.
    }
    throw new IllegalArgumentException(
        "%s[%s]: expected an index from 0 to %d".formatted(file, text, end - 1));
  }

  private static long word(Component component, JsonNode value) {
    long word = number(value);
    if (word != Concrete.low(word, component.bits())) {
      throw new IllegalArgumentException(
          "%s: %s has more than %d bits"
              .formatted(component.name(), value.asText(), component.bits()));
    }
    return word;
  }

  private static long number(JsonNode value) {
    var text = value.asText();
    try {
      if (text.startsWith("0x")) {
        return Long.parseUnsignedLong(text.substring(2), 16);
      }
    } catch (NumberFormatException e) {
      // Told below, as any number that is none.
    }
    throw new IllegalArgumentException("'" + text + "': expected 0x and 1 to 16 digits");
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
