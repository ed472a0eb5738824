package org.vmorph.model.machines;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.honeywell.Honeywell6000;
import org.vmorph.model.machines.ia32.Ia32;
import org.vmorph.model.machines.ia32.Ia32Vtx;
import org.vmorph.model.machines.ibm.S360Family;
import org.vmorph.model.machines.pdp10.Ka10;
import org.vmorph.model.machines.riscv.Rv64;

/** Every machine that ships, by name. */
public final class Machines {
  /** Pages of 64 words, so that what a monitor keeps fits into one. */
  private static final int OFFSET_BITS = 6;

  private static final List<Architecture> ALL = all(Shape.FULL);

  private Machines() {}

  private static List<Architecture> all(Shape shape) {
    var machines = new ArrayList<>(thirdGeneration(shape));
    machines.addAll(shapes(shape, OFFSET_BITS));
    machines.addAll(M68000.MACHINES);
    return List.copyOf(machines);
  }

  /** The third generation machine of a shape, its flawed relatives, and those that know time. */
  public static List<Architecture> thirdGeneration(Shape shape) {
    var sound = new ThirdGeneration(shape);
    var machines = new ArrayList<Architecture>();
    machines.add(sound.machine);
    machines.addAll(new Specimens(sound).machines);
    machines.add(new ThirdGenerationTimer(sound).machine);
    machines.add(new ThirdGenerationClock(sound).machine);
    return machines;
  }

  /**
   * Machines like the paper's that decide in other ways where an address leads, or take their traps
   * elsewhere.
   *
   * @param offsetBits a page has 2^offsetBits words
   */
  public static List<Architecture> shapes(Shape shape, int offsetBits) {
    var pages = new ThirdGenerationPages(shape, offsetBits);
    var sound = new ThirdGeneration(shape);
    var machines = new ArrayList<Architecture>();
    machines.add(new LraInPlace(sound, new Specimens(sound)).machine);
    machines.add(pages.machine);
    machines.addAll(new PageSpecimens(pages).machines);
    var protect = new ThirdGenerationProtect(shape);
    machines.add(protect.machine);
    machines.addAll(new ProtectionSpecimens(protect).machines);
    var rings = new ThirdGenerationRings(shape.withRoomFor(5));
    machines.add(rings.machine);
    machines.addAll(new RingSpecimens(rings).machines);
    return List.copyOf(machines);
  }

  /** Those of which everything is proved in each build, the sound one first. */
  public static List<Architecture> all() {
    return ALL;
  }

  /** Every machine that ships: these, and the large ones. */
  public static List<Architecture> shipped() {
    return Stream.concat(ALL.stream(), large().stream()).toList();
  }

  /** Those that somebody has built. */
  public static List<Architecture> built() {
    return Stream.concat(M68000.MACHINES.stream(), large().stream()).toList();
  }

  /**
   * Processors that were built, besides the MC68000 and the MC68010. What the theorems say of them
   * is in docs/verdicts; more is proved of them where somebody asks.
   */
  public static List<Architecture> large() {
    return Large.MACHINES;
  }

  /** Each of those between two of its modes, as a monitor would set it up. */
  public static List<Architecture> pairs() {
    return Large.PAIRS;
  }

  /** They are built where somebody asks for them. */
  private static final class Large {
    static final List<Architecture> MACHINES =
        Stream.of(
                List.of(
                    new Rv64(Rv64.USUAL).machine,
                    new Ia32(Ia32.USUAL).machine,
                    new Ia32Vtx(Ia32Vtx.USUAL).machine,
                    Ka10.MACHINE),
                S360Family.MACHINES,
                List.of(new Honeywell6000().machine))
            .flatMap(List::stream)
            .toList();
    static final List<Architecture> PAIRS = Rv64.pairs();
  }

  /**
   * The machine that one is a variant of, if it is: the first of those that ship before it with the
   * same state.
   */
  public static Optional<Architecture> varied(Architecture machine) {
    return ALL.stream()
        .takeWhile(other -> !other.name().equals(machine.name()))
        .filter(other -> other.components().equals(machine.components()))
        .findFirst();
  }

  /** The machine of a name. */
  public static Optional<Architecture> named(String name) {
    return ALL.stream().filter(machine -> machine.name().equals(name)).findFirst();
  }
}
