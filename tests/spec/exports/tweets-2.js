window.YTD.tweets.part0 = [
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "11"
     ],
     "editableUntil": "2023-05-01T10:00:00.000Z",
     "editsRemaining": "5",
     "isEditEligible": true
    }
   },
   "retweeted": false,
   "source": "<a href=\"https://x.example\" rel=\"nofollow\">Web</a>",
   "entities": {
    "hashtags": [
     {
      "text": "bompenger",
      "indices": [
       "0",
       "10"
      ]
     }
    ],
    "user_mentions": [
     {
      "name": "Byrådet",
      "screen_name": "byraadet",
      "id_str": "9",
      "id": "9"
     }
    ],
    "urls": []
   },
   "display_text_range": [
    "0",
    "44"
   ],
   "favorite_count": "3",
   "id_str": "11",
   "truncated": false,
   "retweet_count": "0",
   "id": "11",
   "created_at": "Mon May 01 10:00:00 +0000 2023",
   "favorited": false,
   "full_text": "@byraadet Hva er planen? #bompenger &amp; buss",
   "lang": "no"
  }
 },
 {
  "tweet": {
   "retweeted": false,
   "source": "x",
   "entities": {
    "hashtags": [],
    "user_mentions": [],
    "urls": []
   },
   "id_str": "12",
   "in_reply_to_status_id_str": "11",
   "in_reply_to_status_id": "11",
   "in_reply_to_screen_name": "meg",
   "id": "12",
   "created_at": "Mon May 01 10:05:00 +0000 2023",
   "full_text": "Ingen svarer, som vanlig",
   "lang": "no"
  }
 }
]