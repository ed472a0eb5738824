package org.vmorph.model.machines.riscv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Decoder;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.text.Assembler;
import org.vmorph.model.text.Disassembler;
import org.vmorph.model.text.Program;

/** What is assembled for RV64 is, byte by byte, what the GNU assembler makes of it. */
class GnuAssemblerTest {
  private static final Rv64 USUAL = new Rv64(Rv64.USUAL);
  private static final Architecture RV64 = USUAL.machine;
  private static final Assembler ASSEMBLER = new Assembler(RV64);
  private static final int EACH = 40;

  /** What GNU has no words for, and why; the lines are regular expressions. */
  private static final Map<String, String> NOT_GNU =
      Map.of(
          "fence [0-9]+, .*, .*, .*, .*", "what is reserved of a fence has no syntax there",
          "fence\\.i [0-9]+, .*, .*", "what is reserved of it has no syntax there",
          "c\\.(slli|srli|srai) .*, 0", "a shift by 0 is a hint, and refused there");

  @TempDir private Path folder;

  @BeforeAll
  static void isThere() {
    GnuAssembler.isThere();
  }

  private void isTheSame(List<String> lines) throws IOException {
    var program = program(lines);
    var theirs = GnuAssembler.bytes(folder, source(lines));
    var last = program.extents().getLast().last();
    assertThat((long) theirs.length).as("bytes").isGreaterThan(last - RiscvState.RAM);
    var different = new ArrayList<String>();
    for (var extent : program.extents()) {
      int from = (int) (extent.first() - RiscvState.RAM);
      int to = from + (int) extent.units();
      var our = hex(Arrays.copyOfRange(bytes(program), from, to));
      var their = hex(Arrays.copyOfRange(theirs, from, to));
      if (!our.equals(their)) {
        different.add(
            "%s: %s, GNU has %s".formatted(program.source().get(extent.line() - 1), our, their));
      }
    }
    assertThat(different).isEmpty();
  }

  /** Among compressed instructions GNU is told which ones may be. */
  private static String source(List<String> lines) {
    return lines.stream()
        .map(
            line -> line.startsWith("c.") ? ".option rvc\n%s\n.option norvc".formatted(line) : line)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static Program program(List<String> lines) {
    return ASSEMBLER.assemble("p.s", String.join("\n", lines));
  }

  private static byte[] bytes(Program program) {
    var words = ByteBuffer.allocate(8 * program.size()).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(program.words()).forEach(words::putLong);
    return words.array();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").formatHex(bytes);
  }

  private static boolean isGnu(String line) {
    return NOT_GNU.keySet().stream().noneMatch(line::matches);
  }

  /** As the disassembler writes them, so it is compared with GNU too. */
  @Test
  void every_instruction_with_operands_at_random() throws IOException {
    var disassembler = new Disassembler(RV64);
    var decoder = new Decoder(RV64);
    var random = new Random(1974);
    var lines = new ArrayList<String>();
    for (var instruction : RV64.instructions()) {
      int before = lines.size();
      for (int i = 0; i < EACH; i++) {
        long word = word(instruction, random);
        if (decoder.decode(word).filter(it -> it.instruction().equals(instruction)).isPresent()) {
          lines.add(disassembler.instruction(word));
        }
      }
      assertThat(lines.size()).as("words of " + instruction).isGreaterThan(before);
    }
    isTheSame(lines.stream().filter(GnuAssemblerTest::isGnu).toList());
    areRefused(lines.stream().filter(line -> !isGnu(line)).toList());
  }

  /** What is left out of the comparison GNU has no words for, each of it. */
  private void areRefused(List<String> lines) throws IOException {
    assertThat(lines).hasSizeBetween(1, 4 * EACH);
    var told = GnuAssembler.complaints(folder, source(lines));
    assertThat(told.lines().filter(line -> line.contains("Error: ")).count())
        .as(told)
        .isEqualTo(lines.size());
  }

  private static long word(Instruction instruction, Random random) {
    var operands = random.longs(instruction.form().operands().size()).toArray();
    // Small numbers too: the forms that are shorter have them.
    for (int i = 0; i < operands.length; i++) {
      operands[i] = random.nextInt(4) == 0 ? random.nextInt(3) : operands[i];
    }
    return instruction.encode(operands);
  }

  @Test
  void every_register_by_its_name() throws IOException {
    var lines = new ArrayList<String>();
    USUAL.csrs().forEach(csr -> lines.add("csrr a0, " + csr.name()));
    USUAL.csrs().forEach(csr -> lines.add("csrrci t6, %d, 31".formatted(csr.address())));
    for (int i = 0; i < 32; i++) {
      lines.add("mv x%d, %s".formatted(i, RV64.dialect().registers().name(i)));
    }
    lines.add("mv fp, s0");
    isTheSame(lines);
  }

  @Test
  void every_fence() throws IOException {
    var sets = RV64.dialect().numbers().get("pred").keySet();
    var lines =
        sets.stream().flatMap(one -> sets.stream().map(other -> "fence " + one + ", " + other));
    isTheSame(Stream.concat(lines, Stream.of("fence", "fence.tso", "fence.i")).toList());
  }

  @Test
  void every_pseudo_instruction() throws IOException {
    var random = new Random(1974);
    var lines = new ArrayList<String>(List.of("begin: nop"));
    for (var pseudo : RV64.dialect().pseudo()) {
      for (int i = 0; i < 4; i++) {
        lines.add(PseudoText.of(pseudo, random));
      }
    }
    lines.add("end: nop");
    isTheSame(lines.stream().filter(GnuAssemblerTest::isGnu).toList());
  }

  @Test
  void every_kind_of_constant() throws IOException {
    var random = new Random(1974);
    var values = new LinkedHashMap<Long, String>();
    for (int i = 0; i < 64; i++) {
      for (long near : new long[] {-0x801, -0x800, -1, 0, 1, 0x7ff, 0x800}) {
        values.put((1L << i) + near, "");
        values.put(-(1L << i) + near, "");
      }
      values.put(random.nextLong() >> i, "");
      values.put(random.nextLong() >>> i, "");
      values.put(random.nextLong() << i, "");
      values.put((random.nextLong() & 0xfff) << i, "");
    }
    var lines = new ArrayList<>(values.keySet().stream().map(it -> "li a0, " + it).toList());
    lines.add("li t0, 0xffffffffffffffff");
    lines.add("li t0, 18446744073709549568");
    isTheSame(lines);
  }

  /** Labels, sections, strings, far and near. */
  @Test
  void a_whole_program() throws IOException {
    isTheSame(resource("program.s").lines().toList());
  }

  /** As docs/assembler.md says. */
  @Test
  void what_differs() throws IOException {
    assertThat(hex(GnuAssembler.bytes(folder, ".word -1 >> 60\n"))).isEqualTo("0f 00 00 00");
    assertThat(hex(bytes(program(List.of(".word -1 >> 60"))))).startsWith("ff ff ff ff");
    var aligned = List.of(".half 1", ".align 2", ".byte 2");
    assertThat(hex(GnuAssembler.bytes(folder, source(aligned)))).startsWith("01 00 02");
    assertThat(hex(bytes(program(aligned)))).startsWith("01 00 01 00 02");
    assertThat(hex(GnuAssembler.bytes(folder, ".set a, 1\n.byte a\n.set a, 2\n.byte a\n")))
        .isEqualTo("01 02");
  }

  private static String resource(String name) throws IOException {
    try (InputStream file = GnuAssemblerTest.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
