; What the monitor keeps of its guests.

console.input  = 64                     ; so many words are on a console at most, to get ...
console.output = 256                    ; ... and put

guest.console.input:
          .word console.input           ; for whoever asks the monitor where its guests are
guest.console.output:
          .word console.output

guest.number:
          .space 1                      ; how many guests there are; the loader says so
guest.size:
          .space 1                      ; w, of each; the loader says so
guest.active:
          .space 1                      ; whose turn it is, from 0

kept.first:
          .space 1                      ; where the worlds of all of them are kept
kept.end: .space 1
kept.active:
          .space 1                      ; ... and that of the active one

real.psw: .space 1                      ; the PSW it runs with
guest.timer.real:
          .space 1                      ; what the timer was loaded with
slice.left:
          .space 1                      ; what is left of its time slice

guest.world:                            ; from here on everything is moved when another one is activated

guest.psw:
          .space 1                      ; its PSW as it believes it to be
guest.regs:
          .space 16                     ; its registers, while the monitor is at work
guest.timer:
          .space 1                      ; its timer, as it was when the processor was given to it last
guest.timer.on:
          .space 1
guest.input.next:
          .space 1                      ; of its console
guest.input.end:
          .space 1
guest.output.count:
          .space 1
guest.halted:
          .space 1                      ; 1: it has
guest.turns:
          .space 1                      ; how many of its time slices have ended
guest.console:
          .space 1                      ; where its console is: what there is to get, and behind that what was put
guest.slice:
          .space 1                      ; how long its next time slice is to be; the loader says so, each time

guest.low:
