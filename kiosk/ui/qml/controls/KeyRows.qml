pragma ComponentBehavior: Bound

import QtQuick

// Which key stands where on the touch keyboard: row by row the code of each key, and how many
// columns it takes where that is not one; "_" keeps columns empty. Keys of `both` are always
// there, `letters` and `digits` take turns. Keys are listed in the order in which they are read
// out.
QtObject {
    id: keyRows

    readonly property var kinds: ({
        // Ten in a row, as on a typewriter.
        wide: {
            columns: 10,
            both: ["1 2 3 4 5 6 7 8 9 0",
                   "q w e r t y u i o p",
                   "a s d f g h j k l -",
                   "shift:1.5 z x c v b n m erase:1.5",
                   "method:2.5 , / space:2.5 . done:2"]
        },
        // Where ten targets are too wide or five rows too high: letters as in the alphabet.
        seven: {
            columns: 7,
            letters: ["a b c d e f g",
                      "h i j k l m n",
                      "o p q r s t u",
                      "v w x y z"],
            digits: ["1:2.3333 2:2.3333 3:2.3333",
                     "4:2.3333 5:2.3333 6:2.3333",
                     "7:2.3333 8:2.3333 9:2.3333",
                     "_:2.3333 0:2.3333"],
            both: ["", "", "",
                   "_:5 erase:2",
                   "- , / . method:3",
                   "shift turn space:2 done:3"]
        },
        six: {
            columns: 6,
            letters: ["a b c d e f",
                      "g h i j k l",
                      "m n o p q r",
                      "s t u v w x",
                      "y z shift:2"],
            digits: ["",
                     "1:2 2:2 3:2",
                     "4:2 5:2 6:2",
                     "7:2 8:2 9:2",
                     "_:2 0:2"],
            both: ["", "", "", "",
                   "_:4 erase:2",
                   "- , / . turn:2",
                   "method:2 space:2 done:2"]
        },
        // Four rows have no room for the marks beside the letters.
        nine: {
            columns: 9,
            letters: ["a b c d e f g h i",
                      "j k l m n o p q r",
                      "s t u v w x y z shift"],
            digits: ["1:1.8 2:1.8 3:1.8 4:1.8 5:1.8",
                     "6:1.8 7:1.8 8:1.8 9:1.8 0:1.8",
                     "-:2.25 ,:2.25 /:2.25 .:2.25"],
            both: ["", "", "",
                   "turn method:2 space:2 erase:2 done:2"]
        }
    })

    function columns(kind: string): int {
        return kinds[kind].columns;
    }
    function rows(kind: string): int {
        return kinds[kind].both.length;
    }
    // Every key of a kind: its code, the part it belongs to, and its place in rows and columns.
    function keys(kind: string): var {
        const found = [];
        for (const part of ["letters", "digits", "both"])
            (kinds[kind][part] ?? []).forEach((row, level) => {
                let column = 0;
                for (const token of row.split(" ").filter(each => each !== "")) {
                    const [name, width] = token.split(":");
                    const units = Number(width ?? 1);
                    if (name !== "_")
                        found.push({ code: name === "space" ? " " : name, part, level, column, units });
                    column += units;
                }
            });
        return found;
    }
}
