package org.vmorph.bench;

import java.util.stream.IntStream;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.concrete.Interpreter;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.File;
import org.vmorph.model.machines.riscv.Rv64;
import org.vmorph.model.step.Elaboration;

/**
 * RV64 as specified, on one of its engines. Of its state a {@link WholeState} shows storage, the
 * registers, and in P how far the program counter is from where storage begins; programs are in the
 * base image.
 */
public final class Rv64Machine implements Runner {
  /** What the machine means. */
  static final Elaboration SEMANTICS = new Elaboration(new Rv64(Rv64.USUAL).machine);

  /** Where storage begins. */
  static final long RAM = 0x8000_0000L;

  private static final File X = (File) SEMANTICS.machine().component("x").orElseThrow();

  private final String name;
  private final Engine engine;
  private WholeState base = image(new long[1]);
  private Machine machine;

  private Rv64Machine(String name, Engine engine) {
    this.name = name;
    this.engine = engine;
    this.machine = new Machine(engine, 1);
  }

  /** On generated code. */
  public static Rv64Machine compiled() {
    return new Rv64Machine(Contenders.ENGINE, new Compiled(SEMANTICS));
  }

  /** On the reference interpreter. */
  public static Rv64Machine reference() {
    return new Rv64Machine(Contenders.REFERENCE, new Interpreter(SEMANTICS));
  }

  /** A machine just reset, with this storage. */
  static WholeState image(long[] storage) {
    return state(storage, new long[32], RAM);
  }

  static WholeState state(long[] storage, long[] registers, long counter) {
    var none = new long[0];
    int p = (int) (counter - RAM);
    return new WholeState(storage, registers, 0, p, 0, 0, none, 0, 0, none, 0, false);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void base(WholeState image) {
    base = image;
    if (machine.size() != image.storage().length) {
      machine = new Machine(engine, image.storage().length);
    }
    reset(new long[0]);
  }

  @Override
  public void reset(long[] program) {
    machine.reset();
    machine.storeAll(0, base.storage());
    for (int i = 0; i < 32; i++) {
      machine.store(X, i, base.registers()[i]);
    }
    machine.set(SEMANTICS.machine().programCounter(), RAM + base.counter());
  }

  @Override
  public long run(long steps) {
    long made = 0;
    while (made < steps && !machine.halted()) {
      machine.run(steps - made);
      made += machine.made();
    }
    return made;
  }

  @Override
  public boolean halted() {
    return machine.halted();
  }

  /** Whether the last run ended with a trap: what is written by hand has none. */
  boolean trapped() {
    return machine.cause().isPresent();
  }

  @Override
  public WholeState state() {
    var storage = machine.architecture().storage();
    return state(
        IntStream.range(0, (int) machine.size()).mapToLong(i -> machine.load(storage, i)).toArray(),
        IntStream.range(0, 32).mapToLong(i -> machine.load(X, i)).toArray(),
        machine.get(SEMANTICS.machine().programCounter()));
  }
}
