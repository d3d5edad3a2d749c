// A small C++ program against the installed library: counts the comments of a file.
#include <ordskifte.h>

#include <cstdio>
#include <memory>

int main(int count, char **arguments)
{
    osk_error error{};
    if (count != 2)
        return 2;
    std::unique_ptr<osk_corpus, void (*)(osk_corpus *)> corpus(osk_comment_read(arguments[1], nullptr, nullptr, &error),
                                                              osk_corpus_free);
    if (!corpus) {
        char text[600];
        std::printf("%s\n", osk_error_text(&error, text, sizeof text));
        return 1;
    }
    std::printf("%zu of %zu\n", osk_corpus_count(corpus.get()), osk_corpus_stated(corpus.get()));
    return 0;
}
