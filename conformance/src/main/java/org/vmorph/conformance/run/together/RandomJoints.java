package org.vmorph.conformance.run.together;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.vmorph.conformance.gen.Generator;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Console;
import org.vmorph.model.ir.Instruction;

/**
 * Guests that are run together, drawn from a seed. One run of so many has guests that go on for
 * long, and lets them; these put nothing on the console, for a monitor may keep a short one. Every
 * other of them has long slices as well.
 */
final class RandomJoints {
  /** No slice of every other long run is longer. */
  private static final int LONG_SLICES = 400;

  /** A long guest has so many words to get at most. */
  private static final int INPUTS = 48;

  /** And puts so many at most. */
  private static final int OUTPUTS = 200;

  /** Further than the numbers of one campaign reach. */
  private static final long ANOTHER = 1L << 40;

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
    setting.machine().console().ifPresent(console -> names.addAll(putting(console)));
    this.silent = setting.without(names).generator();
  }

  private Set<String> putting(Console console) {
    return Set.copyOf(
        setting.machine().instructions().stream()
            .filter(i -> setting.semantics().reads(i).contains(console.count()))
            .map(Instruction::name)
            .toList());
  }

  /** What is written over may put words all the same; then it is another one. */
  private GuestProgram longOne(long of, long number) {
    var one = new OneAlone(setting);
    var guest = silent(of, number);
    for (long others = 1; putsMany(one, guest); others++) {
      guest = silent(of, number + others * ANOTHER);
    }
    return guest;
  }

  private boolean putsMany(OneAlone one, GuestProgram guest) {
    one.load(guest);
    one.run(Together.TIMES_LONGER * setting.budget());
    return one.put() > OUTPUTS;
  }

  private GuestProgram silent(long of, long number) {
    var guest = silent.program(of, Generator.LONG - number);
    var input = guest.input();
    return guest.withInput(Arrays.copyOf(input, Math.min(INPUTS, input.length)));
  }

  private static boolean isSlow(long run) {
    return run % (2 * Together.EACH_LONG) == 2 * Together.EACH_LONG - 1;
  }

  /** The guests of a run, and their slices. */
  Joint joint(long run) {
    boolean isLong = run % Together.EACH_LONG == Together.EACH_LONG - 1;
    var guests =
        IntStream.range(0, number)
            .mapToLong(i -> run * number + i)
            .mapToObj(i -> isLong ? longOne(seed, i) : any.program(seed, i))
            .toList();
    return new Joint(
        guests,
        isLong ? longOne(~seed, run) : any.program(~seed, run),
        Lengths.of(seed, run, isSlow(run) ? LONG_SLICES : Lengths.LONGEST),
        isLong ? Together.TIMES_LONGER * setting.budget() : setting.budget());
  }
}
