package org.vmorph.conformance.run;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.vmorph.conformance.gen.Generator;
import org.vmorph.model.arch.Console;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.step.Footprint;

/**
 * Guests that are run together, drawn from a seed. One run of so many has guests that go on for
 * long, and lets them; these use no console, for a monitor may keep short ones.
 */
final class RandomJoints {
  private final Setting setting;
  private final int number;
  private final long seed;
  private final Generator any;
  private final Generator silent;

  /**
   * Guests of a seed.
   *
   * @param number how many are run together
   */
  RandomJoints(Setting setting, int number, long seed) {
    this.setting = setting;
    this.number = number;
    this.seed = seed;
    this.any = setting.generator();
    var names = new TreeSet<>(setting.without());
    setting.machine().console().ifPresent(console -> names.addAll(users(console)));
    this.silent = setting.without(names).generator();
  }

  private Set<String> users(Console console) {
    var cells = Set.of(console.next(), console.count());
    return Set.copyOf(
        setting.machine().instructions().stream()
            .filter(
                i ->
                    Footprint.reads(setting.semantics().step(i)).stream().anyMatch(cells::contains))
            .map(Instruction::name)
            .toList());
  }

  /** The guests of a run, and their slices. */
  Joint joint(long run) {
    boolean isLong = run % Together.EACH_LONG == Together.EACH_LONG - 1;
    var guests =
        IntStream.range(0, number)
            .mapToLong(i -> run * number + i)
            .mapToObj(
                i ->
                    isLong
                        ? silent.program(seed, Generator.LONG - i).withInput(new long[0])
                        : any.program(seed, i))
            .toList();
    return new Joint(
        guests,
        any.program(~seed, run),
        Lengths.of(seed, run),
        isLong ? Together.TIMES_LONGER * setting.budget() : setting.budget());
  }
}
