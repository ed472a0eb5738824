package org.vmorph.model.machines.riscv;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vmorph.model.arch.Dialect;
import org.vmorph.model.arch.NumberFunction;

/**
 * How programs for RISC-V are written: the RISC-V Assembly Programmer's Manual, and where it says
 * nothing the GNU assembler's.
 */
final class RiscvDialect {
  /** Volume I, table 25.1: the names of the calling convention. */
  private static final List<List<String>> NAMES =
      Stream.of(
              Stream.of("zero", "ra", "sp", "gp", "tp"),
              numbered("t", 0, 2),
              Stream.of("s0"),
              numbered("s", 1, 1),
              numbered("a", 0, 7),
              numbered("s", 2, 11),
              numbered("t", 3, 6))
          .flatMap(names -> names)
          .map(name -> name.equals("s0") ? List.of("s0", "fp") : List.of(name))
          .toList();

  /** Of 32 bits, of which the low 12 are taken with a sign, the high 20 must make up for it. */
  private static final long ROUND = 0x800;

  private static final String HIGH = "((x + 0x800) & 0xfffff000) >> 12";
  private static final String LOW = "((x & 0xfff) ^ 0x800) - 0x800";
  private static final int ANY = 128;

  private static final List<NumberFunction> FUNCTIONS =
      List.of(
          new NumberFunction("hi", Optional.empty(), "x", 32, ROUND, HIGH),
          new NumberFunction("lo", Optional.empty(), "x", ANY, 0, LOW),
          new NumberFunction("pcrel_hi", Optional.empty(), "x - .", 32, ROUND, HIGH),
          new NumberFunction("pcrel_lo", Optional.of("pcrel_hi"), "x - .", 32, ROUND, LOW));

  private RiscvDialect() {}

  private static Stream<String> numbered(String letter, int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(i -> letter + i);
  }

  static Dialect of(List<Csr> csrs) {
    var numbers =
        csrs.stream()
            .collect(
                Collectors.toMap(
                    Csr::name, csr -> (long) csr.address(), (a, b) -> a, LinkedHashMap::new));
    return new Dialect(
        new Dialect.Lexis(
            List.of("#", "//"),
            true,
            Optional.of(";"),
            List.of(List.of("+", "-"), List.of("|", "&", "^"), List.of("*", "/", "%", "<<", ">>"))),
        new Dialect.Registers("x", NAMES, false),
        Map.of("csr", numbers, "pred", sets(), "succ", sets()),
        FUNCTIONS,
        PseudoInstructions.ALL,
        List.of("c.nop", "nop"));
  }

  /** Volume I, 2.7: what a fence orders, in this order. */
  private static Map<String, Long> sets() {
    return IntStream.range(1, 16)
        .boxed()
        .collect(
            Collectors.toMap(
                set ->
                    IntStream.range(0, 4)
                        .filter(i -> (set & 8 >> i) != 0)
                        .mapToObj(i -> "iorw".substring(i, i + 1))
                        .collect(Collectors.joining()),
                set -> (long) set));
  }
}
