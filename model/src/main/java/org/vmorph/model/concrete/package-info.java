/**
 * Knows machines that run, whatever makes them go, and the reference interpreter: words are longs,
 * one step at a time, plain, slow and obviously right. Must not know any particular machine, nor
 * bytecode, nor a solver.
 */
@NullMarked
package org.vmorph.model.concrete;

import org.jspecify.annotations.NullMarked;
