package org.vmorph.model.machines.riscv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Decoder;

/**
 * Encodings and registers as the RISC-V unified database has them, where a copy of its facts lies
 * beside the project; it is not part of it.
 */
class DatabaseTest {
  private static final Path FACTS =
      Path.of(System.getProperty("vmorph.riscv.facts", "../../shared/riscv"));

  private static final Architecture RV64 = new Rv64(Rv64.USUAL).machine;

  /** The database has them, and RV64 has not: C.JAL is one of RV32 alone. */
  private static final Set<String> OTHERS = Set.of("c.jal");

  /** One instruction here; which accesses it orders is its operand. */
  private static final Map<String, String> VARIANTS = Map.of("fence.tso", "fence");

  /** Reserved by tables 16.5 and 16.6 where this field is 0, and the database does not say so. */
  private static final Map<String, String> RESERVED = Map.of("c.ldsp", "xd", "c.lui", "imm");

  /** The copy of the database lacks them. */
  private static final Pattern LACKING = Pattern.compile("sie|hpmcounter[0-9]+");

  /** A row of the table of instructions. */
  private record Row(String name, String match, List<Field> fields) {
    static Row of(String line) {
      var parts = line.split("\t", -1);
      var fields =
          parts[3].isEmpty()
              ? List.<Field>of()
              : Arrays.stream(parts[3].split("; ")).map(Field::of).toList();
      return new Row(parts[1], parts[2], fields);
    }

    String instruction() {
      var plain = name.replaceAll("\\.(aq|rl|aqrl)$", "");
      return VARIANTS.getOrDefault(plain, plain);
    }

    boolean isReserved(long word) {
      return fields.stream()
          .anyMatch(field -> field.name.equals(RESERVED.get(name)) && field.of(word) == 0);
    }

    /** A word of it, with bits drawn at random where there are any. */
    long word(Random random) {
      while (true) {
        long word = 0;
        for (int i = 0; i < match.length(); i++) {
          char bit = match.charAt(i);
          long value = bit == '-' ? random.nextInt(2) : bit - '0';
          word |= value << match.length() - 1 - i;
        }
        long drawn = word;
        if (fields.stream().noneMatch(field -> field.not.contains(field.of(drawn)))) {
          return word;
        }
      }
    }
  }

  /** {@code imm=31|7|30-25|11-8<<1 signed}, {@code xd=11-7 not 0}. */
  private record Field(String name, List<int[]> runs, int shift, Set<Long> not) {
    static Field of(String text) {
      var name = text.substring(0, text.indexOf('='));
      var rest = text.substring(text.indexOf('=') + 1).replace(" signed", "");
      Set<Long> not = Set.of();
      if (rest.contains(" not ")) {
        var excluded = rest.substring(rest.indexOf(" not ") + 5).replaceAll("[\\[\\] ]", "");
        not = Arrays.stream(excluded.split(",")).map(Long::valueOf).collect(Collectors.toSet());
        rest = rest.substring(0, rest.indexOf(" not "));
      }
      int shift = 0;
      if (rest.contains("<<")) {
        shift = Integer.parseInt(rest.substring(rest.indexOf("<<") + 2));
        rest = rest.substring(0, rest.indexOf("<<"));
      }
      var runs = new ArrayList<int[]>();
      for (var run : rest.split("\\|")) {
        var ends = run.split("-");
        runs.add(new int[] {Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1])});
      }
      return new Field(name, runs, shift, not);
    }

    long of(long word) {
      long value = 0;
      for (var run : runs) {
        int bits = run[0] - run[1] + 1;
        value = value << bits | word >>> run[1] & (1L << bits) - 1;
      }
      return value << shift;
    }

    int bits() {
      return shift + runs.stream().mapToInt(run -> run[0] - run[1] + 1).sum();
    }

    /** What the operand is called here. */
    String operand() {
      return switch (name) {
        case "xd" -> "d";
        case "xs1" -> "s1";
        case "xs2" -> "s2";
        default -> name;
      };
    }
  }

  private static List<String> lines(String file) throws IOException {
    var path = FACTS.resolve(file);
    Assumptions.assumeTrue(Files.exists(path), () -> path + " is not there");
    return Files.readAllLines(path).stream().filter(line -> !line.startsWith("#")).skip(1).toList();
  }

  @TestFactory
  Stream<DynamicTest> encodings() throws IOException {
    var decoder = new Decoder(RV64);
    return lines("instructions.tsv").stream()
        .map(Row::of)
        .filter(row -> !OTHERS.contains(row.name))
        .map(row -> DynamicTest.dynamicTest(row.name, () -> isThere(decoder, row)));
  }

  private static void isThere(Decoder decoder, Row row) {
    var random = new Random(row.name.hashCode());
    for (int i = 0; i < 200; i++) {
      long word = row.word(random);
      var found = decoder.decode(word);
      if (row.isReserved(word)) {
        assertThat(found).as("%x is reserved", word).isEmpty();
        continue;
      }
      var decoded = found.orElseThrow();
      assertThat(decoded.instruction().name()).as(row.match).isEqualTo(row.instruction());
      var operands = decoded.instruction().form().operands();
      for (int k = 0; k < operands.size(); k++) {
        var operand = operands.get(k);
        int number = k;
        row.fields.stream()
            .filter(field -> field.operand().equals(operand.name()))
            .forEach(
                field ->
                    assertThat(decoded.operands()[number] & (1L << field.bits()) - 1)
                        .as("%s of %x", field.name, word)
                        .isEqualTo(field.of(word)));
      }
    }
  }

  @Test
  void nothing_is_here_that_is_not_there() throws IOException {
    var there = lines("instructions.tsv").stream().map(Row::of).map(Row::instruction).toList();
    assertThat(there).containsAll(RV64.instructions().stream().map(it -> it.name()).toList());
  }

  /** Addresses and who may use them; what is not modelled is not there, and traps. */
  @Test
  void registers() throws IOException {
    var rows =
        lines("csrs.tsv").stream()
            .map(line -> line.split("\t", -1))
            .collect(Collectors.toMap(row -> Integer.decode(row[0]), row -> row));
    for (var csr : new Rv64(Rv64.USUAL).csrs()) {
      if (LACKING.matcher(csr.name()).matches()) {
        continue;
      }
      var row = rows.get(csr.address());
      assertThat(row).as(csr.name()).isNotNull();
      assertThat(row[1]).isEqualTo(csr.name());
      assertThat("USHM".charAt(csr.address() >> 8 & 3)).isEqualTo(row[2].charAt(0));
      assertThat(csr.address() >> 10 != 3).as(csr.name()).isEqualTo(row[3].equals("True"));
    }
  }
}
