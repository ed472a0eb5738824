package org.vmorph.model.machines.ia32;

import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Configuration;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.arch.Dialect;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.arch.Settings;
import org.vmorph.model.ir.Instruction;

/**
 * The protection core of IA-32: what Robin and Irvine (USENIX Security 2000) found that no monitor
 * of the paper's kind can live with. An instruction is given with its operands and not decoded; its
 * opcode is the manual's, the bytes of it that are fixed.
 */
public final class Ia32 {
  /** What is assumed where nothing is said. */
  public static final Settings USUAL = Ia32Parameters.USUAL;

  /** A table of segments has an entry that is null, so there is at least a second one. */
  private static final long LEAST = 16;

  private static final Map<String, String> FACTS =
      Map.of(
          "addresses", "of doublewords: the two low bits go nowhere",
          "paging", "off",
          "segments", "flat: base 0, the limit is the end of storage",
          "descriptors", "not marked as accessed");

  private final Ia32State is;
  private final Settings settings;

  /** The machine. */
  public final Architecture machine;

  /** A machine with these settings of {@link #USUAL}'s parameters. */
  public Ia32(Settings settings) {
    this.is = new Ia32State();
    this.settings = settings;
    this.machine = machine();
  }

  private Architecture machine() {
    return new Architecture(
        "ia32",
        "Intel IA-32, protected mode without paging: segments, gates and four rings.",
        is.components.all(),
        is.E,
        LEAST,
        (1L << is.E.indexBits()) - 1,
        is.mode(),
        is.EIP,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new Ia32Trap(is),
        Exceptions.REFUSED,
        Exceptions.UD,
        Exceptions.ALL,
        new Cycle(List.of(), List.of(), List.of(set(is.TSC, is.TSC.plus(1)))),
        List.of(set(is.CPL, literal(0, 2)), set(is.CR0, literal(0x11, 32))),
        instructions(),
        Reading.SHADOWED,
        new Configuration(
            FACTS,
            settings,
            Ia32Parameters.assumed(is, settings),
            other -> new Ia32(other).machine),
        Dialect.PLAIN);
  }

  private List<Instruction> instructions() {
    return Stream.of(
            new Integers32(is),
            new SegmentRegisters(is),
            new Transfers(is),
            new SystemRegisters(is, settings))
        .flatMap(entries -> entries.all().stream())
        .toList();
  }
}
